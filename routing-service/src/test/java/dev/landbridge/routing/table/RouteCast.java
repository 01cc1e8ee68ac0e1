package dev.landbridge.routing.table;

import static dev.landbridge.routing.table.RouteTableDeciderTest.ALICE_ONLY;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CUSTOM;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteDisabled;
import dev.landbridge.events.routing.RouteTableEvent.RouteEnabled;
import dev.landbridge.events.routing.RouteTableEvent.RoutePublished;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.DisableRoute;
import dev.landbridge.routing.table.RouteTableCommand.EnableRoute;
import java.util.List;

/** Routes of every kind, in the table of {@link RouteTableDeciderTest}. */
final class RouteCast {
  static final CidrBlock OWN = CidrBlock.parse("192.168.0.0/16");
  static final CidrBlock OWN_V6 = CidrBlock.parse("fd00:1::/56");
  static final CidrBlock PEER = CidrBlock.parse("10.0.0.0/16");
  static final CidrBlock FAR = CidrBlock.parse("172.20.0.0/16");
  static final CidrBlock ALL = CidrBlock.parse("0.0.0.0/0");
  static final RouteId FIRST = RouteId.parse("rti-00000000000000001");
  static final RouteId SECOND = RouteId.parse("rti-00000000000000002");
  static final NextHop PCX = NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000a"));
  static final NextHop OTHER_PCX =
      NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000b"));
  static final int LIMIT = 50;

  private RouteCast() {}

  static NextHop server(int number) {
    return new NextHop(NextHopType.INSTANCE, "192.168.0." + number);
  }

  static NextHop declared(NextHopType type, int number) {
    return new NextHop(type, "x-" + number);
  }

  static NextHopFacts facts(NextHop nextHop) {
    return nextHop.type() == NextHopType.PEERING_CONNECTION
        ? new NextHopFacts.Connection(true, List.of(PEER))
        : NextHopFacts.declared(nextHop);
  }

  static AddRoute add(RouteId id, CidrBlock destination, NextHop nextHop) {
    return add(id, destination, nextHop, true);
  }

  static AddRoute add(RouteId id, CidrBlock destination, NextHop nextHop, boolean enabled) {
    return new AddRoute(
        CUSTOM,
        id,
        destination,
        nextHop,
        "",
        List.of(OWN, OWN_V6),
        facts(nextHop),
        LIMIT,
        enabled,
        RouteOrigin.USER);
  }

  static EnableRoute enable(RouteId id, NextHop nextHop) {
    return new EnableRoute(
        CUSTOM, id, Derivation.NONE, facts(nextHop), List.of(OWN, OWN_V6), LIMIT);
  }

  static DisableRoute disable(RouteId id) {
    return new DisableRoute(CUSTOM, id, Derivation.NONE);
  }

  static RouteTableEvent added(RouteId id, CidrBlock destination, NextHop nextHop) {
    var status =
        nextHop.type() == NextHopType.BLACKHOLE ? RouteStatus.BLACKHOLE : RouteStatus.ACTIVE;
    return added(id, destination, nextHop, status);
  }

  static RouteTableEvent added(
      RouteId id, CidrBlock destination, NextHop nextHop, RouteStatus status) {
    return added(id, destination, nextHop, status, RouteOrigin.USER);
  }

  static RouteTableEvent added(
      RouteId id, CidrBlock destination, NextHop nextHop, RouteStatus status, RouteOrigin origin) {
    return new RouteAdded(CUSTOM, id, destination, nextHop, status, "", origin, ALICE_ONLY);
  }

  static RouteTableEvent enabled(RouteId id) {
    return new RouteEnabled(CUSTOM, id, RouteStatus.ACTIVE, ALICE_ONLY);
  }

  static RouteTableEvent disabled(RouteId id) {
    return new RouteDisabled(CUSTOM, id, ALICE_ONLY);
  }

  static RouteTableEvent published(RouteId id) {
    return new RoutePublished(CUSTOM, id, ALICE_ONLY);
  }
}
