package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.gateway.tencentapi.CloudError;
import java.util.Set;

/** What a route leads through, in both languages; what only ours have keeps its own name there. */
public final class GatewayTypes {
  /** Learned there; one that a user wrote has another name. */
  static final String LEARNED_CCN = "CCN";

  private static final Set<String> NOT_HERE =
      Set.of("CVM", "EIP", "INTRANAT", "LOCAL_GATEWAY", "GWLB_ENDPOINT");

  private GatewayTypes() {}

  public static String name(NextHopType type) {
    return switch (type) {
      case LOCAL -> "LOCAL";
      case PEERING_CONNECTION -> "PEERCONNECTION";
      case INSTANCE -> "NORMAL_CVM";
      case BLACKHOLE -> "BLACKHOLE";
      case VCPE -> "VCPE";
      case NETWORK_INTERFACE -> "NETWORK_INTERFACE";
      case NAT_GATEWAY -> "NAT";
      case VPN_GATEWAY -> "VPN";
      case DIRECT_CONNECT_GATEWAY -> "DIRECTCONNECT";
      case CCN -> "USER_CCN";
      case HAVIP -> "HAVIP";
    };
  }

  /** What a user may lead a route through. */
  public static NextHopType parse(String name) {
    if (NOT_HERE.contains(name)) {
      throw CloudError.unsupported("Expected another next hop: there are none of type " + name);
    }
    if (name.equals(name(NextHopType.LOCAL)) || name.equals(LEARNED_CCN)) {
      throw new CloudError(
          "UnsupportedOperation.SystemRoute", "Expected a next hop other than of system routes");
    }
    for (var type : NextHopType.values()) {
      if (name(type).equals(name)) {
        return type;
      }
    }
    throw new CloudError("InvalidParameterValue", "Expected a documented type of next hop");
  }
}
