package dev.landbridge.peering.region;

import static dev.landbridge.platform.access.Verb.BROWSE;

import dev.landbridge.events.net.Region;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.region.RegionEntry.Area;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a form offers before anything is asked: regions and bandwidth tiers. */
@RestController
class RegionController {
  private final RegionCatalogue catalogue;
  private final PeeringSettings settings;

  RegionController(RegionCatalogue catalogue, PeeringSettings settings) {
    this.catalogue = catalogue;
    this.settings = settings;
  }

  /** A region as the caller sees it. */
  record RegionResource(
      Region id,
      String nameEn,
      String nameZh,
      Area area,
      boolean classicInterconnect,
      boolean open,
      List<RegionPair> pairs) {}

  /** A cap that can be chosen across regions. */
  record TierResource(int bandwidthMbps) {}

  @Needs(BROWSE)
  @GetMapping("/v1/regions")
  Page<RegionResource> regions(Caller caller) {
    return new Page<>(
        catalogue.regions().stream().map(entry -> resource(entry, caller)).toList(), null);
  }

  @Needs(BROWSE)
  @GetMapping("/v1/bandwidth-tiers")
  Page<TierResource> tiers() {
    return new Page<>(settings.bandwidthTiersMbps().stream().map(TierResource::new).toList(), null);
  }

  private RegionResource resource(RegionEntry entry, Caller caller) {
    var open = caller.account().map(entry::isOpenTo).orElse(true);
    var pairs =
        catalogue.regions().stream()
            .filter(other -> !other.id().equals(entry.id()))
            .map(other -> catalogue.between(entry, other))
            .toList();
    return new RegionResource(
        entry.id(), entry.nameEn(), entry.nameZh(), entry.area(), entry.classic(), open, pairs);
  }
}
