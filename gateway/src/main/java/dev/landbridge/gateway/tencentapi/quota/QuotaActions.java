package dev.landbridge.gateway.tencentapi.quota;

import dev.landbridge.events.peering.Quota;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How much of everything there may be. */
@Component
final class QuotaActions implements ActionGroup {
  private static final int MOST = 100;
  private static final String OF_VPCS = "vpc";
  private static final Set<String> OTHER_PRODUCTS = Set.of("ccn", "vpn", "dc", "dfw", "clb", "eip");
  private static final Map<String, Quota> LIMITS =
      Map.of(
          "appid-max-vpcs", Quota.VPCS_PER_REGION,
          "vpc-max-subnets", Quota.SUBNETS_PER_VPC,
          "vpc-max-assistant_cidrs", Quota.SECONDARY_CIDR_BLOCKS_PER_VPC,
          "vpc-max-route-tables", Quota.ROUTE_TABLES_PER_VPC,
          "route-table-max-policies", Quota.ROUTES_PER_TABLE,
          "vpc-max-vpcpeers", Quota.PEERING_CONNECTIONS_PER_VPC,
          "vpc-max-available-vpcpeers", Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC);

  /** Of these there are none here. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "vpc-max-basic-network-interconnections",
          "vpc-max-enis",
          "eni-max-private-ips",
          "vpc-max-havips");

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("DescribeVpcLimits", DescribeVpcLimits.class, QuotaActions::limits),
        Action.of("DescribeProductQuota", DescribeProductQuota.class, QuotaActions::product),
        Action.of("DescribeVpcResourceDashboard", Dashboards.Describe.class, Dashboards::describe));
  }

  record DescribeVpcLimits(List<String> limitTypes) {}

  record VpcLimits(List<VpcLimit> vpcLimitSet) {}

  record VpcLimit(String limitType, int limitValue) {}

  private static VpcLimits limits(DescribeVpcLimits input, Call call) {
    if (input.limitTypes().isEmpty() || input.limitTypes().size() > MOST) {
      throw new CloudError(
          "InvalidParameterValue.LimitExceeded", "Expected 1 to " + MOST + " limit types");
    }
    var limits =
        QuotaView.all(call).stream()
            .collect(Collectors.toMap(QuotaView::quota, QuotaView::limit, (one, _) -> one));
    return new VpcLimits(
        input.limitTypes().stream().map(type -> new VpcLimit(type, limit(type, limits))).toList());
  }

  private static int limit(String type, Map<Quota, Integer> limits) {
    if (NOT_HERE.contains(type)) {
      return 0;
    }
    return Optional.ofNullable(LIMITS.get(type))
        .map(quota -> limits.getOrDefault(quota, 0))
        .orElseThrow(
            () -> new CloudError("InvalidParameterValue", "Expected a documented limit type"));
  }

  record DescribeProductQuota(String product) {}

  record ProductQuotas(List<ProductQuota> productQuotaSet, int totalCount) {}

  record ProductQuota(
      String quotaId, String quotaName, int quotaCurrent, int quotaLimit, boolean quotaRegion) {}

  private static ProductQuotas product(DescribeProductQuota input, Call call) {
    if (OTHER_PRODUCTS.contains(input.product())) {
      return new ProductQuotas(List.of(), 0);
    }
    if (!input.product().equals(OF_VPCS)) {
      throw new CloudError("InvalidParameterValue", "Expected a documented product");
    }
    var quotas = QuotaView.all(call).stream().flatMap(view -> quota(view, call)).toList();
    return new ProductQuotas(quotas, quotas.size());
  }

  private static Stream<ProductQuota> quota(QuotaView view, Call call) {
    return LIMITS.entrySet().stream()
        .filter(entry -> entry.getValue() == view.quota())
        .map(
            entry ->
                new ProductQuota(
                    entry.getKey(),
                    entry.getKey(),
                    view.used(call.region()),
                    view.limit(),
                    view.quota() == Quota.VPCS_PER_REGION));
  }
}
