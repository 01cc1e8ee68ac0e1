package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.table.DerivedIds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    @Nullable HopReason reason,
    @Nullable List<Candidate> candidatesNotChosen) {

  /** Why a route that matches does not carry these packets. */
  enum WhyNot {
    /** Addresses of the own VPC are always local. */
    LOCAL_WINS,
    SHORTER_PREFIX,
    DISABLED,
    /** It carries its share of them, beside the one that is shown. */
    EQUAL_COST
  }

  /** A route that matches as well. */
  record Candidate(
      RouteId routeId,
      CidrBlock destination,
      NextHopType nextHopType,
      String nextHopId,
      WhyNot whyNot) {

    static Candidate of(Route route, WhyNot whyNot) {
      var nextHop = route.nextHop();
      return new Candidate(route.id(), route.destination(), nextHop.type(), nextHop.id(), whyNot);
    }
  }

  static Hop hidden(Vpc vpc) {
    return new Hop(vpc.owner(), vpc.id(), null, null, null, null, null, null, null, null);
  }

  /** Where packets arrive: no table is asked any more. */
  static Hop arrival(Vpc vpc, Subnet subnet) {
    return new Hop(vpc.owner(), vpc.id(), subnet.id(), null, null, null, null, null, null, null);
  }

  /** Where a table was asked and had no answer. */
  static Hop withoutRoute(Vpc vpc, Subnet subnet, Choice choice) {
    return new Hop(
        vpc.owner(),
        vpc.id(),
        subnet.id(),
        subnet.table(),
        null,
        null,
        null,
        null,
        null,
        candidates(choice.disabled().stream(), WhyNot.DISABLED).toList());
  }

  static Hop local(Vpc vpc, Subnet subnet, CidrBlock block, Choice choice) {
    var others =
        Stream.concat(
            candidates(
                Stream.concat(choice.chosen().stream(), choice.shorter().stream()),
                WhyNot.LOCAL_WINS),
            candidates(choice.disabled().stream(), WhyNot.DISABLED));
    return new Hop(
        vpc.owner(),
        vpc.id(),
        subnet.id(),
        subnet.table(),
        DerivedIds.localRouteOf(subnet.table(), block),
        block,
        NextHop.LOCAL.type(),
        NextHop.LOCAL.id(),
        HopReason.LOCAL,
        others.toList());
  }

  static Hop through(Route chosen, Vpc vpc, Subnet subnet, Choice choice) {
    var equal = choice.chosen().stream().filter(route -> !route.equals(chosen));
    var others =
        Stream.of(
                candidates(equal, WhyNot.EQUAL_COST),
                candidates(choice.shorter().stream(), WhyNot.SHORTER_PREFIX),
                candidates(choice.disabled().stream(), WhyNot.DISABLED))
            .flatMap(some -> some);
    return new Hop(
        vpc.owner(),
        vpc.id(),
        subnet.id(),
        subnet.table(),
        chosen.id(),
        chosen.destination(),
        chosen.nextHop().type(),
        chosen.nextHop().id(),
        choice.reason(),
        others.toList());
  }

  private static Stream<Candidate> candidates(Stream<Route> routes, WhyNot whyNot) {
    return routes.map(route -> Candidate.of(route, whyNot));
  }

  boolean leadsThrough(NextHop nextHop) {
    return Optional.ofNullable(nextHopId).filter(nextHop.id()::equals).isPresent();
  }
}
