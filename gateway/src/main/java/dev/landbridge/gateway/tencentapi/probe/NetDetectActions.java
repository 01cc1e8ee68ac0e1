package dev.landbridge.gateway.tencentapi.probe;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Done;
import dev.landbridge.gateway.tencentapi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Network probes, from definition to removal; what they say is told by {@link NetDetectStates}. */
@Component
final class NetDetectActions implements ActionGroup {
  private static final String MISMATCH = "InvalidParameter.NextHopMismatch";
  private static final String TIMEOUT = "FailedOperation.NetDetectTimeOut";
  private static final Map<String, String> CODES = Map.of("no-such-next-hop", MISMATCH);
  private static final Map<String, String> CHECKING =
      Map.of("no-such-next-hop", MISMATCH, "service-timeout", TIMEOUT);

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("CreateNetDetect", CreateNetDetect.class, NetDetectActions::create)
            .instead(CODES),
        Action.of("ModifyNetDetect", ModifyNetDetect.class, NetDetectActions::modify)
            .instead(CODES),
        Action.of("DeleteNetDetect", DeleteNetDetect.class, NetDetectActions::delete),
        Action.of("DescribeNetDetects", NetDetectList.Describe.class, NetDetectList::describe),
        Action.of(
                "DescribeNetDetectStates", NetDetectList.Describe.class, NetDetectStates::describe)
            .instead(Map.of("service-timeout", TIMEOUT)),
        Action.of("CheckNetDetectState", NetDetectStates.Check.class, NetDetectStates::check)
            .instead(CHECKING));
  }

  record CreateNetDetect(
      String vpcId,
      String subnetId,
      String netDetectName,
      List<String> detectDestinationIp,
      @Nullable String nextHopType,
      @Nullable String nextHopDestination,
      @Nullable String netDetectDescription,
      @Nullable List<Tag> tags) {}

  record CreatedNetDetect(NetDetect netDetect) {}

  record Named(String name) {}

  record SubnetView(VpcId vpcId, String name) {}

  private record NewProbe(
      SubnetId subnetId,
      String name,
      @Nullable String description,
      List<String> destinations,
      @Nullable NextHopType nextHopType,
      @Nullable String nextHopId) {}

  private static CreatedNetDetect create(CreateNetDetect input, Call call) {
    Tag.refuse(input.tags(), "UnsupportedOperation");
    var vpc = VpcId.parse(input.vpcId());
    var subnet = SubnetId.parse(input.subnetId());
    var hop = NextHop.of(input.nextHopType(), input.nextHopDestination());
    var vpcName = call.get("/v1/vpcs/" + vpc, Named.class).name();
    var subnetName = subnetOf(vpc, subnet, call).name();
    var body =
        new NewProbe(
            subnet,
            input.netDetectName(),
            input.netDetectDescription(),
            input.detectDestinationIp(),
            hop.type(),
            hop.id());
    var made = call.post(ProbeView.PATH, body, ProbeView.class);
    return new CreatedNetDetect(NetDetect.of(made, vpcName, subnetName));
  }

  static SubnetView subnetOf(VpcId vpc, SubnetId subnet, Call call) {
    var found = call.get("/v1/subnets/" + subnet, SubnetView.class);
    if (!found.vpcId().equals(vpc)) {
      throw new CloudError(
          "UnsupportedOperation.VpcMismatch", "Expected " + subnet + " to lie in " + vpc);
    }
    return found;
  }

  record ModifyNetDetect(
      String netDetectId,
      @Nullable String netDetectName,
      @Nullable List<String> detectDestinationIp,
      @Nullable String nextHopType,
      @Nullable String nextHopDestination,
      @Nullable String netDetectDescription) {}

  private record Changed(
      String name,
      String description,
      List<String> destinations,
      @Nullable NextHopType nextHopType,
      @Nullable String nextHopId) {}

  private static Done modify(ModifyNetDetect input, Call call) {
    var id = NetworkProbeId.parse(input.netDetectId());
    return call.readAndChange(
        () -> {
          var before = ProbeView.of(id, call);
          var body = changed(before, input);
          call.put(ProbeView.path(id), before.version(), body, ProbeView.class);
          return new Done();
        });
  }

  /** What is not given stays; a next hop goes with the type {@code NONEXTHOP}. */
  private static Changed changed(ProbeView before, ModifyNetDetect input) {
    var hop =
        input.nextHopType() == null && input.nextHopDestination() == null
            ? new NextHop(before.nextHopType(), before.nextHopId())
            : NextHop.of(input.nextHopType(), input.nextHopDestination());
    return new Changed(
        Objects.requireNonNullElse(input.netDetectName(), before.name()),
        Objects.requireNonNullElse(input.netDetectDescription(), before.description()),
        Objects.requireNonNullElse(input.detectDestinationIp(), before.destinations()),
        hop.type(),
        hop.id());
  }

  record DeleteNetDetect(String netDetectId) {}

  private static Done delete(DeleteNetDetect input, Call call) {
    call.delete(ProbeView.path(NetworkProbeId.parse(input.netDetectId())));
    return new Done();
  }
}
