package dev.landbridge.gateway.tencentapi.quota;

import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.gateway.tencentapi.Call;
import java.util.List;
import java.util.Optional;

/** One limit of the caller's account, as our service shows it. */
record QuotaView(Quota quota, int limit, List<Use> uses) {
  QuotaView {
    uses = List.copyOf(uses);
  }

  /**
   * @param scope a region, a VPC or the account
   */
  record Use(String scope, int used) {}

  static List<QuotaView> all(Call call) {
    return call.all("/v1/quotas", QuotaView.class);
  }

  /** Of what is counted by region, the one at hand; else the most that any has. */
  int used(Region region) {
    return uses.stream()
        .filter(use -> quota != Quota.VPCS_PER_REGION || use.scope().equals(region.text()))
        .mapToInt(Use::used)
        .max()
        .orElse(0);
  }

  Optional<Integer> usedBy(VpcId vpc) {
    return uses.stream().filter(use -> use.scope().equals(vpc.text())).map(Use::used).findFirst();
  }
}
