package dev.landbridge.routing.table;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What decisions about the routes of one table rest on, read under lock.
 *
 * @param nextHops of the stored routes
 * @param limit how many routes a table may hold
 */
public record RouteGround(
    RegisteredTable table,
    List<CidrBlock> ownBlocks,
    Map<NextHop, NextHopFacts> facts,
    Map<RouteId, NextHop> nextHops,
    int limit) {
  public RouteGround {
    ownBlocks = List.copyOf(ownBlocks);
    facts = Map.copyOf(facts);
    nextHops = Map.copyOf(nextHops);
  }

  public NextHopFacts factsOf(NextHop nextHop) {
    return Optional.ofNullable(facts.get(nextHop)).orElseGet(NextHopFacts.Unknown::new);
  }

  /** Of the next hop that the route has; if there is no such route, nobody will ask. */
  public NextHopFacts factsOf(RouteId route) {
    return Optional.ofNullable(nextHops.get(route))
        .map(this::factsOf)
        .orElseGet(NextHopFacts.Unknown::new);
  }

  public boolean isLocal(RouteId route) {
    return ownBlocks.stream()
        .anyMatch(block -> DerivedIds.localRouteOf(table.id(), block).equals(route));
  }
}
