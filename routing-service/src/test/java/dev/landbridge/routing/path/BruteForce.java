package dev.landbridge.routing.path;

import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.path.World.Cloud;
import dev.landbridge.routing.path.World.Part;
import dev.landbridge.routing.path.World.Rule;
import dev.landbridge.routing.path.World.Spot;
import java.util.ArrayList;
import java.util.List;

/** What packets do, by plain loops over everything; shares nothing with the code under test. */
final class BruteForce {
  private final World world;

  /** What is known of packets to one address; what is certain says more than what is not known. */
  enum Fate {
    ARRIVE,
    LOST,
    UNKNOWN
  }

  BruteForce(World world) {
    this.world = world;
  }

  /** The numbers of the routes that win in a table, in the order in which they were written. */
  List<Integer> winners(int table, Spot to) {
    int smallest = Integer.MAX_VALUE;
    for (var rule : world.rules.get(table).list()) {
      if (rule.enabled() && rule.range().holds(to)) {
        smallest = Math.min(smallest, rule.range().size());
      }
    }
    var winners = new ArrayList<Integer>();
    for (int i = 0; i < world.rules.get(table).list().size(); i++) {
      var rule = world.rules.get(table).list().get(i);
      if (rule.enabled() && rule.range().holds(to) && rule.range().size() == smallest) {
        winners.add(i);
      }
    }
    return winners;
  }

  Fate fate(Part from, Spot to, int meant) {
    return fate(from, to, meant, new ArrayList<>());
  }

  private Fate fate(Part from, Spot to, int meant, List<Integer> servers) {
    if (world.clouds.get(from.cloud()).holds(to)) {
      return from.cloud() == meant ? arrival(meant, to) : Fate.LOST;
    }
    var winners = winners(from.rules(), to);
    var result = winners.isEmpty() ? Fate.LOST : Fate.ARRIVE;
    for (int winner : winners) { // all share the packets: one that loses its share is enough
      var rule = world.rules.get(from.rules()).list().get(winner);
      switch (fate(rule, from, to, meant, servers)) {
        case ARRIVE -> {}
        case UNKNOWN -> result = result == Fate.LOST ? Fate.LOST : Fate.UNKNOWN;
        case LOST -> result = Fate.LOST;
      }
    }
    return result;
  }

  private Fate fate(Rule rule, Part from, Spot to, int meant, List<Integer> servers) {
    if (rule.type() == NextHopType.PEERING_CONNECTION) {
      return joined(rule, from, to, meant);
    }
    if (rule.type() == NextHopType.BLACKHOLE) {
      return Fate.LOST;
    }
    if (rule.type() != NextHopType.INSTANCE) {
      return Fate.UNKNOWN;
    }
    var server = new Spot(rule.range().six(), rule.target());
    if (!world.clouds.get(from.cloud()).holds(server)) {
      return Fate.LOST;
    }
    if (servers.contains(rule.target())) {
      return Fate.UNKNOWN; // one of them may send them on as something else
    }
    for (var part : world.parts) {
      if (part.cloud() == from.cloud() && part.range().holds(server)) {
        var more = new ArrayList<>(servers);
        more.add(rule.target());
        var rest = fate(part, to, meant, more);
        return rest == Fate.ARRIVE ? Fate.UNKNOWN : rest;
      }
    }
    return Fate.LOST;
  }

  private Fate joined(Rule rule, Part from, Spot to, int meant) {
    var join = world.joins.get(rule.target());
    if (join.one() != from.cloud() && join.other() != from.cloud()) {
      return Fate.LOST;
    }
    int peer = join.one() == from.cloud() ? join.other() : join.one();
    if (join.status() != ConnectionStatus.ACTIVE || peer != meant) {
      return Fate.LOST;
    }
    for (var range : world.clouds.get(peer).ranges()) {
      if (range.holds(rule.range())) {
        return arrival(peer, to);
      }
    }
    return Fate.LOST;
  }

  private Fate arrival(int cloud, Spot to) {
    for (var part : world.parts) {
      if (part.cloud() == cloud && part.range().holds(to)) {
        return Fate.ARRIVE;
      }
    }
    return Fate.LOST;
  }

  /** The state of a whole subnet: every address is tried. */
  Direction.State state(Part from, Part to) {
    var fates = new ArrayList<Fate>();
    for (int i = 0; i < to.range().size(); i++) {
      fates.add(fate(from, new Spot(to.range().six(), to.range().base() + i), to.cloud()));
    }
    return sum(fates);
  }

  static Direction.State sum(List<Fate> fates) {
    if (fates.contains(Fate.LOST)) {
      return fates.contains(Fate.ARRIVE)
          ? Direction.State.PARTLY_REACHABLE
          : Direction.State.BLOCKED;
    }
    return fates.contains(Fate.UNKNOWN) ? Direction.State.UNKNOWN : Direction.State.REACHABLE;
  }

  /** Whether two VPCs are joined now. */
  boolean areJoined(int one, int other) {
    for (var join : world.joins) {
      boolean same =
          (join.one() == one && join.other() == other)
              || (join.one() == other && join.other() == one);
      if (same && join.status() == ConnectionStatus.ACTIVE) {
        return true;
      }
    }
    return false;
  }

  Cloud cloud(Part part) {
    return world.clouds.get(part.cloud());
  }
}
