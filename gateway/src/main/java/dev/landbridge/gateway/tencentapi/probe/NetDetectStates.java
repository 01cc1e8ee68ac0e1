package dev.landbridge.gateway.tencentapi.probe;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.RegionVpcs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What probes found, or, before there is one, what it would find. */
final class NetDetectStates {
  private static final int ALL = 100;

  private NetDetectStates() {}

  record DescribedStates(List<NetDetectState> netDetectStateSet, int totalCount) {}

  record NetDetectState(String netDetectId, List<NetDetectIpState> netDetectIpStateSet) {}

  record NetDetectIpState(String detectDestinationIp, int state, int delay, int packetLossRate) {
    static NetDetectIpState of(ProbeView.Result result) {
      var loss = Optional.ofNullable(result.packetLossPercent());
      return new NetDetectIpState(
          result.destination(),
          result.code(),
          (int) Math.round(Optional.ofNullable(result.delayMs()).orElse(0.0)),
          (int) Math.round(loss.orElse(result.code() == 0 ? 0.0 : ALL)));
    }
  }

  /** Before the first measurement a probe has no states. */
  static DescribedStates describe(NetDetectList.Describe input, Call call) {
    var part = NetDetectList.part(input, RegionVpcs.of(call), call);
    return new DescribedStates(
        part.items().stream()
            .map(probe -> new NetDetectState(probe.id().text(), states(probe.results())))
            .toList(),
        part.total());
  }

  private static List<NetDetectIpState> states(List<ProbeView.Result> results) {
    return results.stream().map(NetDetectIpState::of).toList();
  }

  record Check(
      List<String> detectDestinationIp,
      @Nullable String netDetectId,
      @Nullable String vpcId,
      @Nullable String subnetId,
      @Nullable String netDetectName,
      @Nullable String nextHopType,
      @Nullable String nextHopDestination) {}

  record Checked(List<NetDetectIpState> netDetectIpStateSet) {}

  private record Question(
      SubnetId subnetId,
      List<String> destinations,
      @Nullable NextHopType nextHopType,
      @Nullable String nextHopId) {}

  private record Answer(List<ProbeView.Result> results) {}

  static Checked check(Check input, Call call) {
    var hop = NextHop.of(input.nextHopType(), input.nextHopDestination());
    var id = input.netDetectId();
    return id == null || id.isEmpty()
        ? new Checked(expected(subnet(input, call), input.detectDestinationIp(), hop, call))
        : ofProbe(ProbeView.of(NetworkProbeId.parse(id), call), input, call);
  }

  /** Of its own addresses a probe says what it measured; of others, what is to be expected. */
  private static Checked ofProbe(ProbeView probe, Check input, Call call) {
    var states =
        new ArrayList<>(
            states(
                probe.results().stream()
                    .filter(result -> input.detectDestinationIp().contains(result.destination()))
                    .toList()));
    var others =
        input.detectDestinationIp().stream()
            .filter(address -> !probe.destinations().contains(address))
            .toList();
    if (!others.isEmpty()) {
      var hop =
          input.nextHopType() == null
              ? new NextHop(probe.nextHopType(), probe.nextHopId())
              : NextHop.of(input.nextHopType(), input.nextHopDestination());
      states.addAll(expected(probe.subnetId(), others, hop, call));
    }
    return new Checked(states);
  }

  private static List<NetDetectIpState> expected(
      SubnetId subnet, List<String> addresses, NextHop hop, Call call) {
    var question = new Question(subnet, addresses, hop.type(), hop.id());
    return states(call.ask(ProbeView.PATH + "/check", question, Answer.class).results());
  }

  private static SubnetId subnet(Check input, Call call) {
    var vpc = VpcId.parse(required("VpcId", input.vpcId()));
    var subnet = SubnetId.parse(required("SubnetId", input.subnetId()));
    NetDetectActions.subnetOf(vpc, subnet, call);
    return subnet;
  }

  private static String required(String parameter, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new CloudError(
          "MissingParameter", "Expected the parameter " + parameter + ", or NetDetectId");
    }
    return value;
  }
}
