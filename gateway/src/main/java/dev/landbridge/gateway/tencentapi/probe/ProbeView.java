package dev.landbridge.gateway.tencentapi.probe;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.RegionVpcs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A network probe as our service shows it. */
record ProbeView(
    NetworkProbeId id,
    VpcId vpcId,
    SubnetId subnetId,
    String name,
    String description,
    List<String> destinations,
    @Nullable NextHopType nextHopType,
    @Nullable String nextHopId,
    List<Result> results,
    long version,
    Instant createdAt) {
  static final String PATH = "/v1/network-probes";

  ProbeView {
    destinations = List.copyOf(destinations);
    results = List.copyOf(results);
  }

  /** What is measured, or to be expected. */
  record Result(
      String destination, int code, @Nullable Double delayMs, @Nullable Double packetLossPercent) {}

  static String path(NetworkProbeId id) {
    return PATH + "/" + id;
  }

  static ProbeView of(NetworkProbeId id, Call call) {
    return call.get(path(id), ProbeView.class);
  }

  /** Those of these VPCs. */
  static List<ProbeView> all(RegionVpcs vpcs, Call call) {
    return call.all(PATH, ProbeView.class).stream()
        .filter(probe -> vpcs.have(probe.vpcId()))
        .toList();
  }
}
