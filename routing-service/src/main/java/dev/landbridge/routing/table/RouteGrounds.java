package dev.landbridge.routing.table;

import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.routing.network.QuotaRegister;
import dev.landbridge.routing.network.VpcRegister;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Locks a table's VPC, and the connections and peers its routes lead through, then reads. */
@Component
public class RouteGrounds {
  private final NextHops nextHops;
  private final VpcRegister vpcs;
  private final QuotaRegister quotas;
  private final RouteTableRegister register;

  RouteGrounds(
      NextHops nextHops, VpcRegister vpcs, QuotaRegister quotas, RouteTableRegister register) {
    this.nextHops = nextHops;
    this.vpcs = vpcs;
    this.quotas = quotas;
    this.register = register;
  }

  /**
   * @param named next hops that the caller names
   * @param stored routes whose next hops matter, too
   */
  public RouteGround lock(
      RegisteredTable table, Collection<NextHop> named, Collection<RouteId> stored) {
    var wanted = Set.copyOf(stored);
    var hops = new LinkedHashSet<>(named);
    hops.addAll(nextHopsOf(table, wanted).values());
    var facts = nextHops.lockAndRead(table.vpcId(), hops);
    var found = nextHopsOf(table, wanted);
    if (!facts.keySet().containsAll(found.values())) {
      throw new ConcurrencyFailureException("Expected the same next hops under lock as before");
    }
    return new RouteGround(
        table, vpcs.cidrBlocks(table.vpcId()), facts, found, quotas.routesPerTable(table.owner()));
  }

  /** With the next hops of all routes that the table holds. */
  public RouteGround lockAll(RegisteredTable table) {
    return lock(table, List.of(), idsOf(table));
  }

  private List<RouteId> idsOf(RegisteredTable table) {
    return register.routesOf(table.id()).stream().map(RegisteredRoute::id).toList();
  }

  private Map<RouteId, NextHop> nextHopsOf(RegisteredTable table, Set<RouteId> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    return register.routesOf(table.id()).stream()
        .filter(route -> wanted.contains(route.id()))
        .collect(Collectors.toMap(RegisteredRoute::id, RegisteredRoute::nextHop));
  }
}
