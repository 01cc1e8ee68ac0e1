package dev.landbridge.peering.region;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.peering.region.RegionEntry.Area;
import dev.landbridge.peering.region.RegionPair.PriceGroup;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The regions of this installation and who may use which. */
public record RegionCatalogue(List<RegionEntry> regions, List<RegionPair> pairs) {
  public RegionCatalogue {
    regions = List.copyOf(regions);
    pairs = List.copyOf(pairs);
  }

  public static RegionCatalogue of(
      @Nullable List<RegionEntry> regions, @Nullable List<RegionPair> pairs) {
    return new RegionCatalogue(
        regions == null ? StandardRegions.ENTRIES : regions,
        pairs == null ? StandardRegions.PAIRS : pairs);
  }

  public Optional<RegionEntry> find(Region id) {
    return regions.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** What {@code account} may do in {@code region}. */
  public RegionAccess access(AccountId account, Region region) {
    return find(region)
        .map(entry -> entry.isOpenTo(account) ? RegionAccess.OPEN : RegionAccess.CLOSED)
        .orElse(RegionAccess.UNKNOWN);
  }

  /** Whether connections between the two are offered. */
  public boolean connects(Region a, Region b) {
    return pairs.stream().filter(pair -> pair.isBetween(a, b)).allMatch(RegionPair::open);
  }

  public boolean hasClassicInterconnect(Region region) {
    return find(region).map(RegionEntry::classic).orElse(false);
  }

  /** What is known between two regions; the price group follows from the areas unless told. */
  public RegionPair between(RegionEntry a, RegionEntry b) {
    var told = pairs.stream().filter(pair -> pair.isBetween(a.id(), b.id())).findFirst();
    var latency = told.map(RegionPair::latencyMs).orElse(null);
    var group = told.map(RegionPair::priceGroup).orElseGet(() -> group(a, b));
    return new RegionPair(a.id(), b.id(), latency, group, connects(a.id(), b.id()));
  }

  private static PriceGroup group(RegionEntry a, RegionEntry b) {
    if (a.id().equals(b.id())) {
      return PriceGroup.SAME_REGION;
    }
    if (a.area() != b.area()) {
      return PriceGroup.MAINLAND_ABROAD;
    }
    return a.area() == Area.MAINLAND ? PriceGroup.MAINLAND : PriceGroup.ABROAD;
  }
}
