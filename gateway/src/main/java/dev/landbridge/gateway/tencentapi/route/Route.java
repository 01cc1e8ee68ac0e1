package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Times;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A route on the wire, of requests as well as of answers: what a client was told it may send back,
 * and what it cannot choose is then ignored.
 */
record Route(
    @Nullable String destinationCidrBlock,
    @Nullable String gatewayType,
    @Nullable String gatewayId,
    @Nullable Long routeId,
    @Nullable String routeDescription,
    @Nullable Boolean enabled,
    @Nullable String routeType,
    @Nullable String routeTableId,
    @Nullable String destinationIpv6CidrBlock,
    @Nullable String routeItemId,
    @Nullable Boolean publishedToVbc,
    @Nullable String createdTime,
    @Nullable String cdcId) {
  private static final String OF_USERS = "USER";

  static Route of(RouteView route) {
    var destination = route.destination();
    return new Route(
        destination.family() == IpFamily.IPV4 ? destination.text() : "",
        gatewayType(route),
        route.nextHopId(),
        route.number(),
        route.description(),
        route.isEnabled(),
        type(route.origin()),
        route.routeTableId().text(),
        destination.family() == IpFamily.IPV6 ? destination.text() : "",
        route.id().text(),
        route.published(),
        Times.text(route.createdAt()),
        "");
  }

  private static String gatewayType(RouteView route) {
    return route.origin() == RouteOrigin.LEARNED && route.nextHopType() == NextHopType.CCN
        ? GatewayTypes.LEARNED_CCN
        : GatewayTypes.name(route.nextHopType());
  }

  private static String type(RouteOrigin origin) {
    return switch (origin) {
      case USER -> OF_USERS;
      case LEARNED -> "CCN";
      case PROBE -> "NETD";
      case LOCAL -> "LOCAL";
    };
  }

  /** Refuses what no route of this table can be. */
  Route checkedFor(RouteTableId table) {
    if (given(cdcId).isPresent()) {
      throw CloudError.unsupported("Expected no CdcId: there are no dedicated clusters here");
    }
    if (given(routeType).filter(type -> !type.equals(OF_USERS)).isPresent()) {
      throw new CloudError(
          "UnsupportedOperation.SystemRoute", "Expected RouteType " + OF_USERS + ", or none");
    }
    if (given(routeTableId).filter(id -> !id.equals(table.text())).isPresent()) {
      throw new CloudError("InvalidParameterValue", "Expected routes of " + table + " only");
    }
    return this;
  }

  Optional<CidrBlock> destination() {
    var block = given(destinationCidrBlock);
    var block6 = given(destinationIpv6CidrBlock);
    if (block.isPresent() && block6.isPresent()) {
      throw new CloudError("InvalidParameterValue", "Expected one destination, but got two");
    }
    return block
        .map(text -> parse(text, IpFamily.IPV4))
        .or(() -> block6.map(text -> parse(text, IpFamily.IPV6)));
  }

  private static CidrBlock parse(String text, IpFamily family) {
    var block = CidrBlock.parse(text);
    if (block.family() != family) {
      throw new CloudError(
          "InvalidParameterValue.Malformed", "Expected a block of " + family + ", but got " + text);
    }
    return block;
  }

  Optional<NextHopType> nextHopType() {
    return given(gatewayType).map(GatewayTypes::parse);
  }

  Optional<String> nextHopId() {
    return given(gatewayId);
  }

  /** Text that is there and not empty. */
  static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }
}
