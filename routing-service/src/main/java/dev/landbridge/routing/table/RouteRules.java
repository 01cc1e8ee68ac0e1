package dev.landbridge.routing.table;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteActivated;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteBlackholed;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.routing.table.NextHopFacts.Connection;
import dev.landbridge.routing.table.NextHopFacts.Ended;
import dev.landbridge.routing.table.NextHopFacts.Unknown;
import dev.landbridge.routing.table.RouteTable.Live;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableRejection.DestinationConflictsWithOwnCidr;
import dev.landbridge.routing.table.RouteTableRejection.DestinationOutsidePeerCidr;
import dev.landbridge.routing.table.RouteTableRejection.LocalRouteImmutable;
import dev.landbridge.routing.table.RouteTableRejection.NextHopEnded;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchNextHop;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import dev.landbridge.routing.table.RouteTableRejection.RouteAlreadyExists;
import dev.landbridge.routing.table.RouteTableRejection.RouteQuotaExceeded;
import java.util.List;
import java.util.stream.Stream;

/** What may be written into a table that is in use. */
final class RouteRules {
  private RouteRules() {}

  static Decision<RouteTableEvent, RouteTableRejection> add(AddRoute c, Live table) {
    if (c.nextHop().type() == NextHopType.LOCAL) {
      return rejected(new LocalRouteImmutable(c.id()));
    }
    return switch (c.facts()) {
      case Unknown _ -> rejected(new NoSuchNextHop(c.nextHop().id()));
      case Ended _ -> rejected(new NextHopEnded(c.nextHop().id()));
      case Connection peer -> addThrough(peer, c, table);
    };
  }

  private static Decision<RouteTableEvent, RouteTableRejection> addThrough(
      Connection peer, AddRoute c, Live table) {
    var conflict = NextHopFacts.conflict(c.ownBlocks(), c.destination());
    if (conflict.isPresent()) {
      return rejected(new DestinationConflictsWithOwnCidr(c.destination(), conflict.get()));
    }
    if (!peer.reaches(c.destination())) {
      return rejected(new DestinationOutsidePeerCidr(c.destination(), peer.shownBlocks()));
    }
    var same = table.routeTo(c.destination());
    if (same.isPresent()) {
      return rejected(new RouteAlreadyExists(c.destination(), same.get().id()));
    }
    if (table.routes().size() >= c.limit()) {
      return rejected(new RouteQuotaExceeded(c.id(), c.limit()));
    }
    return accepted(
        new RouteAdded(
            c.id(),
            c.routeId(),
            c.destination(),
            c.nextHop(),
            peer.statusOf(c.destination()),
            c.description(),
            List.of(table.owner())));
  }

  static Decision<RouteTableEvent, RouteTableRejection> replace(ReplaceRoute c, Live table) {
    if (c.local()) {
      return rejected(new LocalRouteImmutable(c.id()));
    }
    var route = table.route(c.routeId());
    if (route.isEmpty()) {
      return rejected(new NoSuchRoute(c.id(), c.routeId()));
    }
    if (c.nextHop().type() == NextHopType.LOCAL) {
      return rejected(new LocalRouteImmutable(c.id()));
    }
    return switch (c.facts()) {
      case Unknown _ -> rejected(new NoSuchNextHop(c.nextHop().id()));
      case Ended _ when !c.nextHop().equals(route.get().nextHop()) ->
          rejected(new NextHopEnded(c.nextHop().id()));
      case Ended _ -> replaced(route.get(), RouteStatus.BLACKHOLE, c, table);
      case Connection peer when !peer.reaches(route.get().destination()) ->
          rejected(new DestinationOutsidePeerCidr(route.get().destination(), peer.shownBlocks()));
      case Connection peer ->
          replaced(route.get(), peer.statusOf(route.get().destination()), c, table);
    };
  }

  private static Decision<RouteTableEvent, RouteTableRejection> replaced(
      Route route, RouteStatus status, ReplaceRoute c, Live table) {
    if (route.with(c.nextHop(), status, c.description()).equals(route)) {
      return accepted();
    }
    return accepted(
        new RouteReplaced(
            c.id(), route.id(), c.nextHop(), status, c.description(), List.of(table.owner())));
  }

  static Decision<RouteTableEvent, RouteTableRejection> remove(RemoveRoute c, Live table) {
    if (c.local()) {
      return rejected(new LocalRouteImmutable(c.id()));
    }
    if (table.route(c.routeId()).isEmpty()) {
      return rejected(new NoSuchRoute(c.id(), c.routeId()));
    }
    return accepted(new RouteRemoved(c.id(), c.routeId(), List.of(table.owner())));
  }

  /** One event for each route whose status differs from what the facts give. */
  static List<RouteTableEvent> follow(FollowNextHop c, Live table) {
    return table.routesThrough(c.nextHop()).stream()
        .flatMap(route -> followed(route, c, table))
        .toList();
  }

  private static Stream<RouteTableEvent> followed(Route route, FollowNextHop c, Live table) {
    var status = statusOf(route.destination(), c.facts());
    if (status == route.status()) {
      return Stream.of();
    }
    var accounts = List.of(table.owner());
    return Stream.of(
        switch (status) {
          case ACTIVE -> new RouteActivated(c.id(), route.id(), accounts);
          case BLACKHOLE -> new RouteBlackholed(c.id(), route.id(), accounts);
        });
  }

  private static RouteStatus statusOf(CidrBlock destination, NextHopFacts facts) {
    return switch (facts) {
      case Unknown _, Ended _ -> RouteStatus.BLACKHOLE;
      case Connection peer -> peer.statusOf(destination);
    };
  }
}
