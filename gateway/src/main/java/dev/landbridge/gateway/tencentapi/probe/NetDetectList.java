package dev.landbridge.gateway.tencentapi.probe;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.Filter;
import dev.landbridge.gateway.tencentapi.Listing;
import dev.landbridge.gateway.tencentapi.RegionVpcs;
import dev.landbridge.gateway.tencentapi.Wanted;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The network probes of a region. */
final class NetDetectList {
  private static final Listing<ProbeView> LISTING =
      Listing.<ProbeView>of(NetworkProbeId::parse, probe -> probe.id().text())
          .by("net-detect-id", (probe, value) -> probe.id().text().equals(value))
          .by("net-detect-name", (probe, value) -> probe.name().contains(value))
          .by("vpc-id", (probe, value) -> probe.vpcId().text().equals(value))
          .by("subnet-id", (probe, value) -> probe.subnetId().text().equals(value));

  private NetDetectList() {}

  record Describe(
      @Nullable List<String> netDetectIds,
      @Nullable List<Filter> filters,
      @Nullable Integer offset,
      @Nullable Integer limit) {}

  record Described(List<NetDetect> netDetectSet, int totalCount) {}

  private record SubnetView(SubnetId id, String name) {}

  static Described describe(Describe input, Call call) {
    var vpcs = RegionVpcs.of(call);
    var part = part(input, vpcs, call);
    var subnets =
        call.all("/v1/subnets", SubnetView.class).stream()
            .collect(Collectors.toMap(SubnetView::id, SubnetView::name, (one, _) -> one));
    return new Described(
        part.items().stream()
            .map(
                probe ->
                    NetDetect.of(
                        probe,
                        vpcs.names().getOrDefault(probe.vpcId(), ""),
                        subnets.getOrDefault(probe.subnetId(), "")))
            .toList(),
        part.total());
  }

  static Listing.Part<ProbeView> part(Describe input, RegionVpcs vpcs, Call call) {
    var wanted = new Wanted(input.netDetectIds(), input.filters(), input.offset(), input.limit());
    return LISTING.part(wanted, ProbeView.all(vpcs, call));
  }
}
