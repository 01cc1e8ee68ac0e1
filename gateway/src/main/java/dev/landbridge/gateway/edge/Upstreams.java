package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.GatewaySettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which service answers for which path. */
@Component
final class Upstreams {
  private final Map<String, Upstream> byName = new HashMap<>();
  private final Map<String, Upstream> byResource = new HashMap<>();

  Upstreams(GatewaySettings settings) {
    settings
        .services()
        .forEach((name, service) -> add(Upstream.of(name, service.url()), settings.prefixes(name)));
  }

  private void add(Upstream upstream, List<String> prefixes) {
    if (prefixes.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected gateway.services." + upstream.name() + ".prefixes to be set");
    }
    byName.put(upstream.name(), upstream);
    for (var prefix : prefixes) {
      var other = byResource.put(prefix, upstream);
      if (other != null) {
        throw new IllegalArgumentException(
            "Expected one service for %s, but there are %s and %s"
                .formatted(prefix, other.name(), upstream.name()));
      }
    }
  }

  Optional<Upstream> of(String path) {
    return Optional.ofNullable(byResource.get(RequestPath.part(path)))
        .or(() -> Optional.ofNullable(byResource.get(RequestPath.resource(path))));
  }

  Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  Upstream named(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(() -> new IllegalArgumentException("Expected a service " + name));
  }
}
