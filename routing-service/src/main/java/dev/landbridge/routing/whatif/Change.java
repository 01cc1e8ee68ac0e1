package dev.landbridge.routing.whatif;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.table.NextHopFacts;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that has not been done; which fields it needs depends on its kind. */
public record Change(
    @NotNull Kind kind,
    @Nullable RouteTableId routeTableId,
    @Nullable RouteId routeId,
    @Nullable CidrBlock destination,
    @Nullable NextHopType nextHopType,
    @Nullable @Size(max = 64) String nextHopId,
    @Nullable SubnetId subnetId,
    @Nullable PeeringConnectionId vpcPeeringConnectionId,
    @Nullable @Positive @Max(1_000_000) Integer bandwidthMbps,
    @Nullable VpcId vpcId,
    @Nullable CidrBlock cidrBlock) {

  /** What would be done. */
  public enum Kind {
    ADD_ROUTE,
    REPLACE_ROUTE,
    REMOVE_ROUTE,
    ENABLE_ROUTE,
    DISABLE_ROUTE,
    /** The subnet gets another table. */
    ASSOCIATE_SUBNET,
    ACCEPT_CONNECTION,
    DELETE_CONNECTION,
    CHANGE_BANDWIDTH,
    ADD_CIDR_BLOCK,
    REMOVE_CIDR_BLOCK
  }

  /** As it would be stored. */
  Optional<NextHop> nextHop() {
    if (nextHopType == NextHopType.BLACKHOLE && nextHopId == null) {
      return Optional.of(NextHop.BLACKHOLE);
    }
    return nextHopType == null || nextHopId == null
        ? Optional.empty()
        : Optional.of(NextHopFacts.canonical(new NextHop(nextHopType, nextHopId)));
  }
}
