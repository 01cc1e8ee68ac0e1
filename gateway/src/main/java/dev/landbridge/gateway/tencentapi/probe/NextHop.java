package dev.landbridge.gateway.tencentapi.probe;

import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.route.GatewayTypes;
import org.jspecify.annotations.Nullable;

/** What a probe shall go through, if not through what the route table says. */
record NextHop(@Nullable NextHopType type, @Nullable String id) {
  private static final String BY_TABLE = "NONEXTHOP";

  /** Of probes, this one has the name that a learned route has elsewhere. */
  private static final String CCN = "CCN";

  static NextHop of(@Nullable String name, @Nullable String destination) {
    var type = name == null || name.isEmpty() || name.equals(BY_TABLE) ? null : parse(name);
    var id = destination == null || destination.isEmpty() ? null : destination;
    if ((type == null) != (id == null)) {
      throw new CloudError(
          "InvalidParameter.NextHopMismatch", "Expected NextHopType with NextHopDestination");
    }
    return new NextHop(type, id);
  }

  private static NextHopType parse(String name) {
    return name.equals(CCN) ? NextHopType.CCN : GatewayTypes.parse(name);
  }

  static String name(@Nullable NextHopType type) {
    if (type == null) {
      return BY_TABLE;
    }
    return type == NextHopType.CCN ? CCN : GatewayTypes.name(type);
  }
}
