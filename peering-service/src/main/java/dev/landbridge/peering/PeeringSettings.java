package dev.landbridge.peering;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.peering.region.RegionEntry;
import dev.landbridge.peering.region.RegionPair;
import dev.landbridge.peering.region.StandardRegions;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the operator decides about VPCs and peering connections.
 *
 * @param acceptanceWindow how long the accepter has to answer
 * @param expiryInterval how often requests past their window are looked for
 * @param endedVisible how long a rejected, expired or deleted connection is still shown
 * @param peersMayOverlap whether two peers of one VPC may have overlapping CIDR blocks
 * @param bandwidthTiersMbps the caps to choose from across regions
 * @param sameRegionCeilingMbps what a connection within a region carries at most
 * @param ticketCeilingMbps the most that a ticket can ask for
 * @param vpcRanges where the CIDR blocks of VPCs may lie
 * @param subnetRanges where the CIDR blocks of subnets may lie, within their VPC
 * @param quotas limits that differ from the documented ones
 * @param regions the regions there are; the documented ones unless given
 * @param regionPairs what is known between two regions
 */
@Validated
@ConfigurationProperties(value = "peering", ignoreUnknownFields = false)
public record PeeringSettings(
    @DefaultValue("7d") Duration acceptanceWindow,
    @DefaultValue("5s") Duration expiryInterval,
    @DefaultValue("30d") Duration endedVisible,
    @DefaultValue("false") boolean peersMayOverlap,
    @DefaultValue({"10", "20", "50", "100", "200", "500", "1000"}) @NotEmpty
        List<@Min(1) Integer> bandwidthTiersMbps,
    @DefaultValue("5000") @Min(1) int sameRegionCeilingMbps,
    @DefaultValue("100000") @Min(1) int ticketCeilingMbps,
    @DefaultValue({
          "10.0.0.0/12 12-28",
          "172.16.0.0/12 12-28",
          "192.168.0.0/16 16-28",
          "fd00::/8 48-64",
          "2000::/3 48-64"
        })
        @NotEmpty
        List<String> vpcRanges,
    @DefaultValue({"0.0.0.0/0 16-28", "::/0 56-64"}) @NotEmpty List<String> subnetRanges,
    @DefaultValue Map<Quota, Integer> quotas,
    @Nullable List<RegionEntry> regions,
    @Nullable List<RegionPair> regionPairs) {

  public PeeringSettings {
    if (acceptanceWindow.isNegative()
        || acceptanceWindow.isZero()
        || expiryInterval.isNegative()
        || expiryInterval.isZero()
        || endedVisible.isNegative()) {
      throw new IllegalArgumentException(
          "Expected positive times, but got "
              + List.of(acceptanceWindow, expiryInterval, endedVisible));
    }
    bandwidthTiersMbps = bandwidthTiersMbps.stream().sorted().toList();
    vpcRanges.forEach(PeeringSettings::range);
    subnetRanges.forEach(PeeringSettings::range);
    if (quotas.containsKey(Quota.ROUTE_TABLES_PER_VPC)
        || quotas.containsKey(Quota.ROUTES_PER_TABLE)) {
      throw new IllegalArgumentException(
          "Expected limits of routes as routing.route-tables-per-vpc and routing.routes-per-table");
    }
    quotas = Map.copyOf(quotas);
    regions = regions == null ? StandardRegions.ENTRIES : List.copyOf(regions);
    regionPairs = regionPairs == null ? StandardRegions.PAIRS : List.copyOf(regionPairs);
  }

  /** The limit of an account for which no ticket raised it. */
  public int limit(Quota quota) {
    return quotas.getOrDefault(quota, quota.standard());
  }

  public List<AddressRange> vpcAddresses() {
    return vpcRanges.stream().map(PeeringSettings::range).toList();
  }

  public List<AddressRange> subnetAddresses() {
    return subnetRanges.stream().map(PeeringSettings::range).toList();
  }

  /** Such as {@code 10.0.0.0/12 12-28}: where, then the shortest and the longest prefix. */
  private static AddressRange range(String text) {
    var parts = text.split("[ -]", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "Expected a range such as 10.0.0.0/12 12-28, but got " + text);
    }
    return new AddressRange(
        CidrBlock.parse(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }
}
