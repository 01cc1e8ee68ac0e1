package dev.landbridge.routing.lint;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.routing.lint.Finding.Fix;
import dev.landbridge.routing.lint.Finding.Place;
import dev.landbridge.routing.lint.Finding.Thing;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.plan.Reach;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ranges that a table learned and that something else claims, too. */
final class LearnedChecks {
  private final Network network;

  LearnedChecks(Network network) {
    this.network = network;
  }

  Stream<Finding> check(Table table) {
    var learned =
        Reach.enabled(table)
            .filter(Route::isLearned)
            .filter(route -> route.destination().prefixLength() > 0) // a default claims nothing
            .sorted(Comparator.comparing(route -> route.id().text()))
            .toList();
    return Stream.concat(
        IntStream.range(0, learned.size())
            .boxed()
            .flatMap(
                i ->
                    learned.stream()
                        .skip(i + 1L)
                        .flatMap(other -> twice(table, learned.get(i), other))),
        learned.stream().flatMap(route -> peers(table, route)));
  }

  private static Stream<Finding> twice(Table table, Route one, Route other) {
    return !one.nextHop().equals(other.nextHop()) && one.destination().overlaps(other.destination())
        ? Stream.of(
            finding(
                table,
                one,
                Thing.of("route", other.id()),
                "and %s from %s".formatted(other.destination(), other.nextHop().id())))
        : Stream.of();
  }

  private Stream<Finding> peers(Table table, Route learned) {
    return network.connectionsOf(table.vpcId()).stream()
        .filter(Connection::isActive)
        .flatMap(connection -> peer(table, learned, connection));
  }

  private Stream<Finding> peer(Table table, Route learned, Connection connection) {
    var common =
        connection.peerOf(table.vpcId()).stream()
            .flatMap(peer -> network.blocksOf(peer).stream())
            .filter(learned.destination()::overlaps)
            .sorted()
            .map(CidrBlock::text)
            .toList();
    return common.isEmpty()
        ? Stream.of()
        : Stream.of(
            finding(
                table,
                learned,
                Thing.of("peering-connection", connection.id()),
                "and %s behind %s".formatted(common, connection.id())));
  }

  private static Finding finding(Table table, Route learned, Thing other, String what) {
    return Finding.of(
        FindingCode.OVERLAPPING_LEARNED_RANGES,
        new Place(table.owner(), table.vpcId()),
        List.of(Thing.of("route", learned.id()), other, Thing.of("route-table", table.id())),
        "%s, which %s learned from %s, %s have addresses in common."
            .formatted(learned.destination(), table.id(), learned.nextHop().id(), what),
        Fix.byHand(
            "The longest prefix wins: let one of the two stop claiming the range, or add narrower"
                + " routes for what is meant."));
  }
}
