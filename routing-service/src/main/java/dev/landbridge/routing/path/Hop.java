package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A VPC that packets pass. Subnet, table and routes are there for the caller's own VPCs only, and
 * the route only where one was chosen.
 *
 * @param candidatesNotChosen other routes that match, the longest prefix first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Hop(
    AccountId accountId,
    VpcId vpcId,
    @Nullable SubnetId subnetId,
    @Nullable RouteTableId routeTableId,
    @Nullable RouteId routeId,
    @Nullable CidrBlock destination,
    @Nullable NextHopType nextHopType,
    @Nullable String nextHopId,
    @Nullable List<Candidate> candidatesNotChosen) {

  /** A route that matches, but not best. */
  record Candidate(
      RouteId routeId,
      CidrBlock destination,
      NextHopType nextHopType,
      String nextHopId,
      RouteStatus state) {}

  static Hop hidden(Place place) {
    return new Hop(place.account(), place.vpcId(), null, null, null, null, null, null, null);
  }

  /** Where packets arrive: no table is asked any more. */
  static Hop arrival(Place place) {
    return new Hop(
        place.account(),
        place.vpcId(),
        place.subnet().orElse(null),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Where a table was asked and had no answer. */
  static Hop withoutRoute(Place place) {
    return new Hop(
        place.account(),
        place.vpcId(),
        place.subnet().orElse(null),
        place.table(),
        null,
        null,
        null,
        null,
        List.of());
  }

  static Hop through(PathRoute chosen, Place place, List<PathRoute> others) {
    return new Hop(
        place.account(),
        place.vpcId(),
        place.subnet().orElse(null),
        place.table(),
        chosen.id(),
        chosen.destination(),
        chosen.nextHop().type(),
        chosen.nextHop().id(),
        others.stream().map(Hop::candidate).toList());
  }

  private static Candidate candidate(PathRoute route) {
    return new Candidate(
        route.id(),
        route.destination(),
        route.nextHop().type(),
        route.nextHop().id(),
        route.status());
  }
}
