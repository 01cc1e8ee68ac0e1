package dev.landbridge.routing.lint;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.lint.Finding.Fix;
import dev.landbridge.routing.lint.Finding.Place;
import dev.landbridge.routing.lint.Finding.Thing;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.plan.Fate;
import dev.landbridge.routing.plan.Reach;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether packets that get through an active connection are answered the same way. */
final class ReturnPathChecks {
  private final Network network;
  private final AccountId viewer;
  private final Reach reach;

  ReturnPathChecks(Network network, AccountId viewer) {
    this.network = network;
    this.viewer = viewer;
    this.reach = new Reach(network);
  }

  Stream<Finding> check(Connection connection) {
    return connection.isActive()
        ? Stream.concat(
            answers(connection, connection.requester(), connection.accepter()),
            answers(connection, connection.accepter(), connection.requester()))
        : Stream.of();
  }

  /** What answers lack, where packets arrive all the same, and in which tables. */
  private static final class Lack {
    private final TreeSet<CidrBlock> destinations = new TreeSet<>();
    private final TreeSet<CidrBlock> arrivals = new TreeSet<>();
    private final TreeSet<String> tables = new TreeSet<>();

    void add(CidrBlock destination, List<CidrBlock> arriving, RouteTableId table) {
      destinations.add(destination);
      arrivals.addAll(arriving);
      tables.add(table.text());
    }
  }

  /** The fate of packets of one connection, worked out once per table and destination. */
  private final class Fates {
    private final Connection connection;
    private final Map<List<Object>, Set<Fate>> known = new HashMap<>();
    private final Map<List<Object>, List<CidrBlock>> led = new HashMap<>();

    Fates(Connection connection) {
      this.connection = connection;
    }

    Set<Fate> of(Subnet from, Subnet to) {
      return known.computeIfAbsent(
          List.of(from.table(), to.cidrBlock()),
          _ ->
              network.table(from.table()).map(t -> fates(t, to)).orElse(EnumSet.of(Fate.NO_ROUTE)));
    }

    private Set<Fate> fates(Table table, Subnet to) {
      return reach.fates(table, to.cidrBlock(), connection);
    }

    boolean lead(Subnet from, Subnet to) {
      return of(from, to).equals(Set.of(Fate.THROUGH));
    }

    /** Where parts are reached either way, as by routes to single hosts, which may be meant. */
    boolean answersInPart(Subnet from, Subnet to) {
      return !lead(from, to) && of(to, from).contains(Fate.THROUGH);
    }

    /** The part of a subnet that packets get to, perhaps all of it. */
    List<CidrBlock> arrivals(Subnet from, Subnet to) {
      if (lead(from, to)) {
        return List.of(to.cidrBlock());
      }
      return of(from, to).contains(Fate.THROUGH)
          ? led.computeIfAbsent(
              List.of(from.table(), to.cidrBlock()),
              _ -> network.table(from.table()).map(t -> parts(t, to)).orElse(List.of()))
          : List.of();
    }

    private List<CidrBlock> parts(Table table, Subnet to) {
      var edges =
          Stream.concat(
                  reach.ownBlocks(table).stream(), Reach.enabled(table).map(Route::destination))
              .toList();
      var parts =
          Reach.parts(to.cidrBlock(), edges)
              .filter(part -> reach.leads(table, part, connection))
              .collect(Collectors.toSet());
      return whole(to.cidrBlock(), parts).toList();
    }

    /** As few blocks as hold the parts: their edges are the table's, which is not for others. */
    private static Stream<CidrBlock> whole(CidrBlock block, Set<CidrBlock> parts) {
      if (parts.contains(block)) {
        return Stream.of(block);
      }
      if (parts.stream().noneMatch(block::contains)) {
        return Stream.of();
      }
      var halves = block.halves().stream().flatMap(half -> whole(half, parts)).toList();
      return halves.equals(block.halves()) ? Stream.of(block) : halves.stream();
    }
  }

  private Stream<Finding> answers(Connection connection, VpcEnd asking, VpcEnd answering) {
    var fates = new Fates(connection);
    var none = new Lack();
    var elsewhere = new Lack();
    for (var from : network.subnetsOf(asking.vpcId())) {
      for (var to : network.subnetsOf(answering.vpcId())) {
        if (from.cidrBlock().family() == to.cidrBlock().family() && !fates.lead(to, from)) {
          var arrivals = fates.arrivals(from, to);
          boolean inPairs = fates.answersInPart(from, to);
          if (!arrivals.isEmpty() && !inPairs) {
            var lack = isLost(fates.of(to, from)) ? none : elsewhere;
            lack.add(from.cidrBlock(), arrivals, to.table());
          }
        }
      }
    }
    return Stream.of(
            finding(FindingCode.ONE_SIDED_ROUTES, connection, answering, none),
            finding(FindingCode.ASYMMETRIC_PATH, connection, answering, elsewhere))
        .flatMap(Optional::stream);
  }

  private static boolean isLost(Set<Fate> fates) {
    return fates.contains(Fate.NO_ROUTE)
        || fates.contains(Fate.BLACKHOLE)
        || fates.contains(Fate.STRAY);
  }

  private Optional<Finding> finding(
      FindingCode code, Connection connection, VpcEnd answering, Lack lack) {
    if (lack.destinations.isEmpty()) {
      return Optional.empty();
    }
    boolean own = answering.account().equals(viewer);
    var objects = new ArrayList<Thing>();
    objects.add(Thing.of("peering-connection", connection.id()));
    objects.add(Thing.of("vpc", answering.vpcId()));
    if (own) {
      lack.tables.forEach(table -> objects.add(new Thing("route-table", table)));
    }
    var peer = connection.peerOf(answering.vpcId()).orElseThrow();
    var vpc = own ? answering.vpcId() : peer.vpcId();
    return Optional.of(
        Finding.of(
                code,
                new Place(answering.account(), vpc),
                objects,
                explanation(code, answering, lack),
                fix(connection, answering, own))
            .identifiedBy(List.of(connection.id().text(), answering.vpcId().text())));
  }

  private static String explanation(FindingCode code, VpcEnd answering, Lack lack) {
    var what =
        code == FindingCode.ONE_SIDED_ROUTES
            ? "%s gets packets from %s at %s, but has no usable route back"
            : "%s gets packets from %s at %s, but answers leave it another way";
    return (what + " through the connection.")
        .formatted(answering.vpcId(), lack.destinations, lack.arrivals);
  }

  private Fix fix(Connection connection, VpcEnd answering, boolean own) {
    if (!own) {
      return Fix.byHand(
          "Account %s must add or correct the routes of %s."
              .formatted(answering.account(), answering.vpcId()));
    }
    return PlanFix.of(network, connection, viewer)
        .orElseGet(() -> Fix.byHand("Lead each of the destinations through the connection."));
  }
}
