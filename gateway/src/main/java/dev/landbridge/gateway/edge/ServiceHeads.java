package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.position.Positions;
import dev.landbridge.platform.log.LogHeads;
import dev.landbridge.platform.web.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the logs of the services, and our own, end now. */
@Component
final class ServiceHeads {
  private static final Logger log = LoggerFactory.getLogger(ServiceHeads.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String PATH = "/internal/position";

  private final ServiceClient services;
  private final LogHeads own;
  private final JsonMapper json;

  ServiceHeads(ServiceClient services, LogHeads own, JsonMapper json) {
    this.services = services;
    this.own = own;
    this.json = json;
  }

  Positions own() {
    return Positions.parse(Position.format(own.positions()));
  }

  /** Asks all at the same time; who does not answer within a second is absent. */
  Map<String, Positions> of(Collection<String> names) {
    var found = new ConcurrentHashMap<String, Positions>();
    try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
      names.forEach(
          name -> each.execute(() -> ofAnswering(name).ifPresent(heads -> found.put(name, heads))));
    }
    return Map.copyOf(found);
  }

  private Optional<Positions> ofAnswering(String service) {
    return services.ask(service, PATH, PATIENCE).flatMap(this::read);
  }

  /** Asks one, for a second; throws where nobody answers, and is empty where there is no place. */
  Optional<Positions> of(String service) throws IOException {
    return services.askOrFail(service, PATH, PATIENCE).flatMap(this::read);
  }

  private Optional<Positions> read(String answer) {
    try {
      return Optional.of(Positions.parse(json.readTree(answer).path("position").asString("")));
    } catch (JacksonException | IllegalArgumentException e) {
      log.warn("Expected a position, but got something else: {}", e.toString());
      return Optional.empty();
    }
  }
}
