package dev.landbridge.routing.path;

import static dev.landbridge.routing.path.Scene.PCX;
import static dev.landbridge.routing.path.Scene.RED;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.table.DerivedIds;
import dev.landbridge.routing.whatif.Change;
import dev.landbridge.routing.whatif.Change.Kind;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes to be tried, of the main table of RED and of its connection. */
final class Changes {
  private Changes() {}

  static NextHopType type(String name) {
    return Stream.of(NextHopType.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static RouteTableId main(VpcId vpc) {
    return DerivedIds.mainTableOf(vpc);
  }

  static Change add(String to, NextHop hop) {
    return new Change(
        Kind.ADD_ROUTE,
        main(RED),
        null,
        CidrBlock.parse(to),
        hop.type(),
        hop.id(),
        null,
        null,
        null,
        null,
        null);
  }

  static Change replace(Route route, NextHop hop) {
    return new Change(
        Kind.REPLACE_ROUTE,
        main(RED),
        route.id(),
        null,
        hop.type(),
        hop.id(),
        null,
        null,
        null,
        null,
        null);
  }

  static Change ofRoute(Kind kind, Route route) {
    RouteId id = route.id();
    return new Change(kind, main(RED), id, null, null, null, null, null, null, null, null);
  }

  static Change accept() {
    return of(Kind.ACCEPT_CONNECTION, PCX, null);
  }

  static Change delete() {
    return of(Kind.DELETE_CONNECTION, PCX, null);
  }

  static Change cap(int mbps) {
    return of(Kind.CHANGE_BANDWIDTH, PCX, mbps);
  }

  private static Change of(Kind kind, PeeringConnectionId id, @Nullable Integer mbps) {
    return new Change(kind, null, null, null, null, null, null, id, mbps, null, null);
  }

  static Change block(String block) {
    return of(Kind.ADD_CIDR_BLOCK, block);
  }

  static Change gone(String block) {
    return of(Kind.REMOVE_CIDR_BLOCK, block);
  }

  private static Change of(Kind kind, String block) {
    return new Change(
        kind, null, null, null, null, null, null, null, null, RED, CidrBlock.parse(block));
  }
}
