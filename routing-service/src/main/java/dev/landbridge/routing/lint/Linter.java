package dev.landbridge.routing.lint;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks through the network of one account. What it says depends on its inputs only.
 *
 * @param expiries until when pending connections can be accepted, as far as known
 * @param expiryNotice how long before that it is told
 */
record Linter(
    Network network,
    AccountId viewer,
    Map<PeeringConnectionId, Instant> expiries,
    Duration expiryNotice) {
  Linter {
    expiries = Map.copyOf(expiries);
  }

  /** In the order of lists, each once. */
  List<Finding> findings(Instant now) {
    var connections = new ConnectionChecks(network, viewer, expiryNotice);
    var pairs = new ReturnPathChecks(network, viewer);
    var routes = new RouteChecks(network);
    var learned = new LearnedChecks(network);
    var tables = new TableChecks(network);
    var ofConnections =
        network.connections().stream()
            .filter(connection -> connection.concerns(viewer))
            .flatMap(
                c ->
                    Stream.concat(pairs.check(c), connections.check(c, expiries.get(c.id()), now)));
    var ofVpcs =
        network.vpcsOf(viewer).stream()
            .flatMap(
                vpc ->
                    Stream.of(
                            connections.overlaps(vpc),
                            tables.check(vpc),
                            network.tablesOf(vpc.id()).stream()
                                .filter(this::isInUse)
                                .flatMap(
                                    table ->
                                        Stream.concat(routes.check(table), learned.check(table))))
                        .flatMap(found -> found));
    return Stream.concat(ofConnections, ofVpcs)
        .sorted(Comparator.comparingLong(Finding::place))
        .distinct()
        .toList();
  }

  /** What a table without subnets says, no packet hears. */
  private boolean isInUse(Table table) {
    return !network.subnetsServedBy(table).isEmpty();
  }
}
