package dev.landbridge.routing.table;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteActivated;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteBlackholed;
import dev.landbridge.events.routing.RouteTableEvent.RouteDisabled;
import dev.landbridge.events.routing.RouteTableEvent.RouteEnabled;
import dev.landbridge.events.routing.RouteTableEvent.RoutePublished;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.events.routing.RouteTableEvent.RouteWithdrawn;
import dev.landbridge.routing.table.NextHopFacts.Ended;
import dev.landbridge.routing.table.NextHopFacts.Unknown;
import dev.landbridge.routing.table.RouteTable.Live;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.DisableRoute;
import dev.landbridge.routing.table.RouteTableCommand.EnableRoute;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.FollowOwnBlocks;
import dev.landbridge.routing.table.RouteTableCommand.PublishRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableCommand.RouteCommand;
import dev.landbridge.routing.table.RouteTableCommand.WithdrawRoute;
import dev.landbridge.routing.table.RouteTableRejection.LocalRouteImmutable;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchNextHop;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import dev.landbridge.routing.table.RouteTableRejection.RouteAlreadyExists;
import dev.landbridge.routing.table.RouteTableRejection.RouteIsPublished;
import dev.landbridge.routing.table.RouteTableRejection.RouteNotPublishable;
import dev.landbridge.routing.table.RouteTableRejection.RouteQuotaExceeded;
import dev.landbridge.routing.table.RouteTableRejection.SystemRoute;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be written into a table that is in use. */
final class RouteRules {
  private RouteRules() {}

  static Decision<RouteTableEvent, RouteTableRejection> decide(RouteCommand command, Live table) {
    if (command instanceof AddRoute c) {
      return add(c, table);
    }
    return switch (command.derivation()) {
      case LOCAL -> rejected(new LocalRouteImmutable(command.id()));
      case PROBE -> rejected(new SystemRoute(command.routeId(), RouteOrigin.PROBE));
      case NONE ->
          table
              .route(command.routeId())
              .map(route -> decide(command, route, table))
              .orElseGet(() -> rejected(new NoSuchRoute(command.id(), command.routeId())));
    };
  }

  private static Decision<RouteTableEvent, RouteTableRejection> decide(
      RouteCommand command, Route route, Live table) {
    if (!route.isOfUser()) {
      return rejected(new SystemRoute(route.id(), route.origin()));
    }
    var accounts = List.of(table.owner());
    return switch (command) {
      case AddRoute c -> add(c, table);
      case ReplaceRoute c -> replace(c, route, table);
      case EnableRoute _ when route.isEnabled() -> accepted();
      case EnableRoute c -> enable(c, route, table);
      case DisableRoute _ when !route.isEnabled() -> accepted();
      case DisableRoute _ when route.published() -> rejected(new RouteIsPublished(route.id()));
      case DisableRoute c -> accepted(new RouteDisabled(c.id(), route.id(), accounts));
      case RemoveRoute _ when route.published() -> rejected(new RouteIsPublished(route.id()));
      case RemoveRoute c -> accepted(new RouteRemoved(c.id(), route.id(), accounts));
      case PublishRoute _ when route.published() -> accepted();
      case PublishRoute _ when !isPublishable(route) ->
          rejected(new RouteNotPublishable(route.id()));
      case PublishRoute c -> accepted(new RoutePublished(c.id(), route.id(), accounts));
      case WithdrawRoute _ when !route.published() -> accepted();
      case WithdrawRoute c -> accepted(new RouteWithdrawn(c.id(), route.id(), accounts));
    };
  }

  private static Decision<RouteTableEvent, RouteTableRejection> add(AddRoute c, Live table) {
    if (c.nextHop().type() == NextHopType.LOCAL) {
      return rejected(new LocalRouteImmutable(c.id()));
    }
    if (c.facts() instanceof Unknown) {
      return rejected(new NoSuchNextHop(c.nextHop().id()));
    }
    var refusal =
        NextHopRules.conflict(c.destination(), c.facts(), c.ownBlocks())
            .or(() -> NextHopRules.unfit(c.destination(), c.nextHop(), c.facts(), c.ownBlocks()))
            .or(() -> clash(Placed.of(c), c.nextHop(), table));
    if (refusal.isPresent()) {
      return rejected(refusal.get());
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
            c.enabled() ? NextHopRules.status(c.destination(), c.facts()) : RouteStatus.DISABLED,
            c.description(),
            c.origin(),
            List.of(table.owner())));
  }

  /** Whom the destination belongs to already: never the same next hop twice, disabled or not. */
  private static Optional<RouteTableRejection> clash(Placed at, NextHop nextHop, Live others) {
    var destination = at.destination();
    var there = others.routesTo(destination);
    return there.stream()
        .filter(route -> route.nextHop().equals(nextHop))
        .findFirst()
        .<RouteTableRejection>map(same -> new RouteAlreadyExists(destination, same.id()))
        .or(
            () ->
                at.enabled()
                    ? Sharing.refusal(
                        there.stream().filter(Route::isEnabled).toList(),
                        nextHop.type(),
                        at.origin())
                    : Optional.empty());
  }

  /** Where a route is to be, whatever it leads through. */
  private record Placed(CidrBlock destination, RouteOrigin origin, boolean enabled) {
    static Placed of(AddRoute c) {
      return new Placed(c.destination(), c.origin(), c.enabled());
    }

    static Placed of(Route route, boolean enabled) {
      return new Placed(route.destination(), route.origin(), enabled);
    }
  }

  private static Decision<RouteTableEvent, RouteTableRejection> replace(
      ReplaceRoute c, Route route, Live table) {
    if (c.nextHop().type() == NextHopType.LOCAL) {
      return rejected(new LocalRouteImmutable(c.id()));
    }
    boolean elsewhere = !c.nextHop().equals(route.nextHop());
    if (elsewhere && route.published()) {
      return rejected(new RouteIsPublished(route.id()));
    }
    boolean onlyDescribed = !elsewhere && c.facts() instanceof Ended;
    var refusal =
        Optional.<RouteTableRejection>empty()
            .or(
                () ->
                    onlyDescribed
                        ? Optional.empty()
                        : NextHopRules.unfit(
                            route.destination(), c.nextHop(), c.facts(), c.ownBlocks()))
            .or(
                () ->
                    clash(
                        Placed.of(route, route.isEnabled()), c.nextHop(), table.minus(route.id())));
    if (refusal.isPresent()) {
      return rejected(refusal.get());
    }
    var status =
        route.isEnabled()
            ? NextHopRules.status(route.destination(), c.facts())
            : RouteStatus.DISABLED;
    if (route.with(c.nextHop(), status, c.description()).equals(route)) {
      return accepted();
    }
    return accepted(
        new RouteReplaced(
            c.id(), route.id(), c.nextHop(), status, c.description(), List.of(table.owner())));
  }

  /** All rules anew: much may have changed since it was written. */
  private static Decision<RouteTableEvent, RouteTableRejection> enable(
      EnableRoute c, Route route, Live table) {
    var refusal =
        NextHopRules.unfit(route.destination(), route.nextHop(), c.facts(), c.ownBlocks())
            .or(() -> NextHopRules.conflict(route.destination(), c.facts(), c.ownBlocks()))
            .or(() -> clash(Placed.of(route, true), route.nextHop(), table.minus(route.id())));
    if (refusal.isPresent()) {
      return rejected(refusal.get());
    }
    if (table.routes().size() > c.limit()) {
      return rejected(new RouteQuotaExceeded(c.id(), c.limit()));
    }
    return accepted(
        new RouteEnabled(
            c.id(),
            route.id(),
            NextHopRules.status(route.destination(), c.facts()),
            List.of(table.owner())));
  }

  /** Others are told of servers and virtual addresses only, and never that everything is here. */
  private static boolean isPublishable(Route route) {
    var type = route.nextHop().type();
    return (type == NextHopType.INSTANCE || type == NextHopType.HAVIP)
        && route.status() == RouteStatus.ACTIVE
        && route.destination().prefixLength() > 0;
  }

  /** One event for each route whose status differs from what the facts give. */
  static List<RouteTableEvent> follow(FollowNextHop c, Live table) {
    return table.routesThrough(c.nextHop()).stream()
        .flatMap(route -> turn(route, NextHopRules.status(route.destination(), c.facts()), table))
        .toList();
  }

  /** The same for routes to servers, which need a CIDR block of the own VPC to be in. */
  static List<RouteTableEvent> follow(FollowOwnBlocks c, Live table) {
    return table.routes().stream()
        .filter(route -> route.nextHop().type() == NextHopType.INSTANCE)
        .flatMap(
            route -> {
              var facts = NextHopFacts.declared(route.nextHop());
              var status =
                  NextHopRules.worth(route.destination(), route.nextHop(), facts, c.ownBlocks());
              return turn(route, status, table);
            })
        .toList();
  }

  private static Stream<RouteTableEvent> turn(Route route, RouteStatus status, Live table) {
    if (!route.isEnabled() || status == route.status()) {
      return Stream.of();
    }
    var accounts = List.of(table.owner());
    return switch (status) {
      case ACTIVE -> Stream.of(new RouteActivated(table.id(), route.id(), accounts));
      case BLACKHOLE -> Stream.of(new RouteBlackholed(table.id(), route.id(), accounts));
      case DISABLED -> Stream.of(); // nobody but a user disables
    };
  }
}
