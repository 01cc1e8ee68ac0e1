package dev.landbridge.gateway.tencentapi.peering;

import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Done;
import dev.landbridge.gateway.tencentapi.Required;
import dev.landbridge.gateway.tencentapi.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Peering connections, from request to deletion. */
@Component
final class PeeringActions implements ActionGroup {
  /** What is a block within one VPC elsewhere lies, here, between two. */
  private static final Map<String, String> CODES =
      Map.of(
          "cidr-blocks-overlap", "UnsupportedOperation.VpcPeerCidrConflict",
          "quota-exceeded", "LimitExceeded.VpcPeerAvaLimitExceeded");

  /** For these an answer has no code, but no value is wrong and nobody without the right. */
  private static final Map<String, String> ACCEPTING =
      Map.of(
          "cidr-blocks-overlap", "UnsupportedOperation",
          "overlaps-other-peer", "UnsupportedOperation");

  private static final Map<String, String> DELETING =
      Map.of("concurrent-change", "UnsupportedOperation.MutexOperationTaskRunning");

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("CreateVpcPeeringConnection", Create.class, PeeringActions::create)
            .instead(CODES),
        Action.of("AcceptVpcPeeringConnection", One.class, PeeringActions::accept)
            .instead(ACCEPTING),
        Action.of("RejectVpcPeeringConnection", One.class, PeeringActions::reject),
        Action.of("EnableVpcPeeringConnection", One.class, PeeringActions::reactivate)
            .instead(CODES),
        Action.of("ModifyVpcPeeringConnection", Modify.class, PeeringActions::modify),
        Action.of("DeleteVpcPeeringConnection", One.class, PeeringActions::delete)
            .instead(DELETING),
        Action.of(
            "DescribeVpcPeeringConnections", PeeringList.Describe.class, PeeringList::describe));
  }

  record Create(
      String sourceVpcId,
      String peeringConnectionName,
      String destinationVpcId,
      String destinationUin,
      String destinationRegion,
      @Nullable Integer bandwidth,
      @Nullable String type,
      @Nullable String chargeType,
      @Nullable String qosLevel,
      @Nullable List<Tag> tags) {}

  record Created(String peeringConnectionId) {}

  private record NewConnection(
      VpcId requesterVpcId,
      VpcId accepterVpcId,
      String accepterAccountId,
      String accepterRegion,
      String name,
      @Nullable Integer bandwidthMbps,
      @Nullable ChargeType chargeType,
      @Nullable ServiceLevel serviceLevel,
      Map<String, String> tags) {}

  private static Created create(Create input, Call call) {
    Terms.checkType(input.type());
    var body =
        new NewConnection(
            VpcId.parse(Required.of("SourceVpcId", input.sourceVpcId())),
            VpcId.parse(Required.of("DestinationVpcId", input.destinationVpcId())),
            Required.of("DestinationUin", input.destinationUin()),
            Required.of("DestinationRegion", input.destinationRegion()),
            input.peeringConnectionName(),
            Terms.bandwidth(input.bandwidth()),
            Terms.chargeType(input.chargeType()),
            Terms.serviceLevel(input.qosLevel()),
            Tag.mapOf(input.tags()));
    var made = call.post(PeeringView.PATH, body, PeeringView.class);
    return new Created(made.id().text());
  }

  /** All that most of these actions take. */
  record One(String peeringConnectionId) {
    String path() {
      return PeeringView.path(PeeringConnectionId.parse(peeringConnectionId));
    }
  }

  private static Done accept(One input, Call call) {
    return answer(input.path(), "accept", "active", call);
  }

  private static Done reject(One input, Call call) {
    return answer(input.path(), "reject", "rejected", call);
  }

  /**
   * Our service takes a repeat, which the cloud refuses as it does any other state; those others
   * our service refuses as well.
   *
   * @param settled the state in which it would be a repeat
   */
  private static Done answer(String path, String verb, String settled, Call call) {
    var seen = call.find(path, PeeringView.class);
    if (seen.filter(PeeringView::isAnsweredByCaller).filter(one -> one.is(settled)).isPresent()) {
      throw wrongState(seen.orElseThrow(), call);
    }
    call.post(path + "/" + verb, Map.of(), PeeringView.class);
    return new Done();
  }

  /**
   * A pending one whose time is over may be asked anew before it is seen to have expired: whether
   * it was, the new deadline tells.
   */
  private static Done reactivate(One input, Call call) {
    var seen = call.find(input.path(), PeeringView.class);
    var asked = call.post(input.path() + "/reactivate", Map.of(), PeeringView.class);
    seen.filter(before -> before.is("pending"))
        .filter(before -> !asked.expiresAt().isAfter(before.expiresAt()))
        .ifPresent(
            before -> {
              throw wrongState(before, call);
            });
    return new Done();
  }

  private static CloudError wrongState(PeeringView connection, Call call) {
    return call.refusal(
        "not-possible-in-state",
        "Expected peering connection %s to be in another state, but it is %s"
            .formatted(connection.id(), connection.state()));
  }

  record Modify(
      String peeringConnectionId,
      @Nullable String peeringConnectionName,
      @Nullable Integer bandwidth,
      @Nullable String chargeType) {}

  private record Amended(
      @Nullable String name, @Nullable Integer bandwidthMbps, @Nullable ChargeType chargeType) {}

  private static Done modify(Modify input, Call call) {
    var path = PeeringView.path(PeeringConnectionId.parse(input.peeringConnectionId()));
    call.patch(
        path,
        new Amended(
            input.peeringConnectionName(),
            bandwidth(input.bandwidth(), path, call),
            Terms.chargeType(input.chargeType())),
        PeeringView.class);
    return new Done();
  }

  /** Across regions 0 is a bandwidth like any other, and refused as such. */
  private static @Nullable Integer bandwidth(@Nullable Integer mbps, String path, Call call) {
    return mbps != null && mbps == 0 && !call.get(path, PeeringView.class).isWithinOneRegion()
        ? mbps
        : Terms.bandwidth(mbps);
  }

  /** As the cloud documents it, the routes through the connection go with it, on both sides. */
  private static Done delete(One input, Call call) {
    call.find(input.path(), PeeringView.class)
        .filter(seen -> seen.is("deleted"))
        .ifPresent(
            gone -> {
              throw call.refusal(
                  "no-such-peering-connection",
                  "Expected " + gone.id() + " to exist, but there is no such peering connection");
            });
    call.delete(input.path() + "?routes=remove-all");
    return new Done();
  }
}
