package dev.landbridge.gateway.tencentapi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.net.Region;
import dev.landbridge.gateway.edge.ServiceCalls;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which regions this installation has; asked for again every few seconds. */
@Component
final class Regions {
  private static final String ALL = "all";
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final ServiceCalls services;
  private final Cache<String, Set<Region>> known;

  private record RegionView(Region id) {}

  Regions(ServiceCalls services, Ticker ticker) {
    this.services = services;
    this.known =
        Caffeine.newBuilder().maximumSize(1).expireAfterWrite(FRESH).ticker(ticker).build();
  }

  /** The region that a header names. */
  static Region parse(String header) {
    if (header.isEmpty()) {
      throw CloudError.missing("X-TC-Region");
    }
    try {
      return Region.parse(header);
    } catch (MalformedValue e) {
      throw unsupported(header);
    }
  }

  void require(Call.Origin origin) {
    var regions = known.getIfPresent(ALL);
    if (regions == null) { // not asked within the cache, where one slow answer would hold up all
      regions = all(origin);
      known.put(ALL, regions);
    }
    if (!regions.contains(origin.region())) {
      throw unsupported(origin.region().text());
    }
  }

  private Set<Region> all(Call.Origin origin) {
    return new Call(services, origin, Map.of())
        .all("/v1/regions", RegionView.class).stream()
            .map(RegionView::id)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static CloudError unsupported(String region) {
    return new CloudError(
        "UnsupportedRegion", "Expected a region of this installation, but got " + region);
  }
}
