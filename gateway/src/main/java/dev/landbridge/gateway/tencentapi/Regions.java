package dev.landbridge.gateway.tencentapi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.net.Region;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which regions this installation has; asked for again every few seconds. */
@Component
final class Regions {
  private static final String ALL = "all";
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Cache<String, Set<Region>> known;

  private record RegionView(Region id) {}

  Regions(Ticker ticker) {
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

  void require(Call call) {
    var regions = known.getIfPresent(ALL);
    if (regions == null) { // not asked within the cache, where one slow answer would hold up all
      regions = all(call);
      known.put(ALL, regions);
    }
    if (!regions.contains(call.region())) {
      throw unsupported(call.region().text());
    }
  }

  private static Set<Region> all(Call call) {
    return call.all("/v1/regions", RegionView.class).stream()
        .map(RegionView::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static CloudError unsupported(String region) {
    return new CloudError(
        "UnsupportedRegion", "Expected a region of this installation, but got " + region);
  }
}
