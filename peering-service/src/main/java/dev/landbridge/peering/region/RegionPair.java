package dev.landbridge.peering.region;

import dev.landbridge.events.net.Region;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What lies between two regions, in either order.
 *
 * @param latencyMs the documented round trip, where one is
 * @param open whether connections between the two are offered
 */
public record RegionPair(
    Region one,
    Region other,
    @Nullable Double latencyMs,
    @Nullable PriceGroup priceGroup,
    @DefaultValue("true") boolean open) {

  /** What a tariff tells apart. */
  public enum PriceGroup {
    SAME_REGION,
    MAINLAND,
    MAINLAND_ABROAD,
    ABROAD
  }

  boolean isBetween(Region a, Region b) {
    return (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a));
  }
}
