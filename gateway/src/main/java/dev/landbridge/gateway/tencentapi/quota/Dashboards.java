package dev.landbridge.gateway.tencentapi.quota;

import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How much of what there is lies in some VPCs. */
final class Dashboards {
  private static final int MOST = 100;

  private Dashboards() {}

  record Describe(List<String> vpcIds) {}

  record Described(List<ResourceDashboard> resourceDashboardSet) {}

  /** What cannot be in a VPC of ours is not counted either. */
  record ResourceDashboard(
      String vpcId, String subnetId, int pcx, int subnet, int routeTable, int networkDetect) {}

  private record InVpc(VpcId vpcId) {}

  static Described describe(Describe input, Call call) {
    if (input.vpcIds().isEmpty() || input.vpcIds().size() > MOST) {
      throw new CloudError("InvalidParameterValue.LimitExceeded", "Expected 1 to " + MOST + " ids");
    }
    var vpcs = input.vpcIds().stream().map(VpcId::parse).toList();
    var quotas =
        QuotaView.all(call).stream()
            .collect(Collectors.toMap(QuotaView::quota, quota -> quota, (one, _) -> one));
    var tables = counted("/v1/route-tables", call);
    var probes = counted("/v1/network-probes", call);
    return new Described(
        vpcs.stream()
            .map(
                vpc ->
                    new ResourceDashboard(
                        vpc.text(),
                        "",
                        used(quotas, Quota.PEERING_CONNECTIONS_PER_VPC, vpc),
                        used(quotas, Quota.SUBNETS_PER_VPC, vpc),
                        tables.getOrDefault(vpc, 0L).intValue(),
                        probes.getOrDefault(vpc, 0L).intValue()))
            .toList());
  }

  private static Map<VpcId, Long> counted(String path, Call call) {
    return call.all(path, InVpc.class).stream()
        .collect(Collectors.groupingBy(InVpc::vpcId, Collectors.counting()));
  }

  /** A VPC of nobody's, or of somebody else's, is not counted at all. */
  private static int used(Map<Quota, QuotaView> quotas, Quota quota, VpcId vpc) {
    var view = quotas.get(quota);
    if (view == null) {
      return 0;
    }
    return view.usedBy(vpc)
        .orElseThrow(
            () ->
                new CloudError(
                    "ResourceNotFound", "Expected " + vpc + " to exist, but it does not"));
  }
}
