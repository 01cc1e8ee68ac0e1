package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.gateway.tencentapi.CloudError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of a batch, as our service is asked for it. */
record RouteChange(
    Kind kind,
    @Nullable RouteId routeId,
    @Nullable CidrBlock destination,
    @Nullable NextHopType nextHopType,
    @Nullable String nextHopId,
    @Nullable String description,
    @Nullable Boolean enabled) {

  enum Kind {
    CREATE,
    REPLACE,
    DELETE,
    ENABLE,
    DISABLE
  }

  /** A created one as it is written where all routes of a table are given. */
  record Written(
      @Nullable CidrBlock destination,
      @Nullable NextHopType nextHopType,
      @Nullable String nextHopId,
      @Nullable String description,
      @Nullable Boolean enabled) {}

  record All(List<Written> routes) {}

  Written alone() {
    return new Written(destination, nextHopType, nextHopId, description, enabled);
  }

  static RouteChange create(Route route) {
    return new RouteChange(
        Kind.CREATE,
        null,
        route.destination().orElseThrow(() -> missing("DestinationCidrBlock")),
        route.nextHopType().orElseThrow(() -> missing("GatewayType")),
        route.nextHopId().orElseThrow(() -> missing("GatewayId")),
        route.routeDescription(),
        route.enabled());
  }

  /** Of a stored route nothing but what becomes of it. */
  static RouteChange of(Kind kind, RouteId id) {
    return new RouteChange(kind, id, null, null, null, null, null);
  }

  private static CloudError missing(String parameter) {
    return new CloudError("MissingParameter", "Expected the parameter Routes." + parameter);
  }
}
