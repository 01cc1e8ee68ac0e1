package dev.landbridge.gateway.tencentapi.peering;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A peering connection as our service shows it to one of its sides. */
record PeeringView(
    PeeringConnectionId id,
    String state,
    End requester,
    End accepter,
    String role,
    String name,
    int bandwidthMbps,
    ChargeType chargeType,
    ServiceLevel serviceLevel,
    Map<String, String> tags,
    Instant expiresAt,
    Instant createdAt) {
  static final String PATH = "/v1/vpc-peering-connections";

  record End(AccountId accountId, VpcId vpcId, Region region) {}

  PeeringView {
    tags = Map.copyOf(tags);
  }

  static String path(PeeringConnectionId id) {
    return PATH + "/" + id;
  }

  boolean is(String known) {
    return state.equals(known);
  }

  /** Whether the caller may answer the request. */
  boolean isAnsweredByCaller() {
    return !role.equals("requester");
  }

  boolean isWithinOneRegion() {
    return requester.region().equals(accepter.region());
  }

  /** Whether an end that belongs to the caller lies in the region. */
  boolean isSeenIn(Region region) {
    return (!role.equals("accepter") && requester.region().equals(region))
        || (!role.equals("requester") && accepter.region().equals(region));
  }

  boolean joins(String vpcId) {
    return requester.vpcId().text().equals(vpcId) || accepter.vpcId().text().equals(vpcId);
  }

  String cloudState() {
    return state.toUpperCase(Locale.ROOT);
  }
}
