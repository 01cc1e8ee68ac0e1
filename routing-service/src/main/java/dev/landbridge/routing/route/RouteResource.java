package dev.landbridge.routing.route;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.network.OwnCidrBlock;
import dev.landbridge.routing.probe.ProbeRoute;
import dev.landbridge.routing.table.DerivedIds;
import dev.landbridge.routing.table.Route;
import java.time.Instant;

/**
 * A route as callers see it.
 *
 * @param version of its table, as in the {@code ETag}
 */
record RouteResource(
    RouteId id,
    RouteTableId routeTableId,
    AccountId accountId,
    CidrBlock destination,
    NextHopType nextHopType,
    String nextHopId,
    RouteStatus state,
    RouteOrigin origin,
    boolean published,
    String description,
    long version,
    Instant createdAt) {

  static RouteResource of(Route route, RouteTableId table, AccountId account, long version) {
    return new RouteResource(
        route.id(),
        table,
        account,
        route.destination(),
        route.nextHop().type(),
        route.nextHop().id(),
        route.status(),
        route.origin(),
        route.published(),
        route.description(),
        version,
        route.createdAt());
  }

  static RouteResource of(ProbeRoute route, RouteStatus state, AccountId account, long version) {
    return new RouteResource(
        route.id(),
        route.routeTableId(),
        account,
        route.destination(),
        route.nextHop().type(),
        route.nextHop().id(),
        state,
        RouteOrigin.PROBE,
        false,
        "",
        version,
        route.since());
  }

  static RouteResource local(
      OwnCidrBlock block, RouteTableId table, AccountId account, long version) {
    return new RouteResource(
        DerivedIds.localRouteOf(table, block.cidrBlock()),
        table,
        account,
        block.cidrBlock(),
        NextHop.LOCAL.type(),
        NextHop.LOCAL.id(),
        RouteStatus.ACTIVE,
        RouteOrigin.LOCAL,
        false,
        "",
        version,
        block.since());
  }
}
