package dev.landbridge.gateway.tencentapi;

import dev.landbridge.events.peering.VpcId;
import java.util.Map;
import java.util.stream.Collectors;

/** The caller's VPCs in the region at hand: what belongs to one lies where it does. */
public record RegionVpcs(Map<VpcId, String> names) {
  public RegionVpcs {
    names = Map.copyOf(names);
  }

  private record VpcView(VpcId id, String name) {}

  public static RegionVpcs of(Call call) {
    return new RegionVpcs(
        call.all("/v1/vpcs?region=" + call.region(), VpcView.class).stream()
            .collect(Collectors.toMap(VpcView::id, VpcView::name, (one, _) -> one)));
  }

  public boolean have(VpcId vpc) {
    return names.containsKey(vpc);
  }
}
