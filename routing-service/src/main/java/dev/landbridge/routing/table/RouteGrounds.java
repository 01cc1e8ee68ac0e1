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
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    return lock(
        table, named, () -> wanted.isEmpty() ? Map.of() : nextHopsOf(table, wanted::contains));
  }

  /** With the next hops of all routes that the table holds. */
  public RouteGround lockAll(RegisteredTable table) {
    return lock(table, List.of(), () -> nextHopsOf(table, _ -> true));
  }

  /** What is to be locked is known from a first look; what counts is the one under lock. */
  private RouteGround lock(
      RegisteredTable table, Collection<NextHop> named, Supplier<Map<RouteId, NextHop>> look) {
    var hops = new LinkedHashSet<>(named);
    hops.addAll(look.get().values());
    var facts = nextHops.lockAndRead(table.vpcId(), hops);
    var found = look.get();
    if (!facts.keySet().containsAll(found.values())) {
      throw new ConcurrencyFailureException("Expected the same next hops under lock as before");
    }
    return new RouteGround(
        table, vpcs.cidrBlocks(table.vpcId()), facts, found, quotas.routesPerTable(table.owner()));
  }

  private Map<RouteId, NextHop> nextHopsOf(RegisteredTable table, Predicate<RouteId> wanted) {
    return register.routesOf(table.id()).stream()
        .filter(route -> wanted.test(route.id()))
        .collect(Collectors.toMap(RegisteredRoute::id, RegisteredRoute::nextHop));
  }
}
