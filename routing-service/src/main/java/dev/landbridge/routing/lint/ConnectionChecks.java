package dev.landbridge.routing.lint;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.lint.Finding.ApiRequest;
import dev.landbridge.routing.lint.Finding.Fix;
import dev.landbridge.routing.lint.Finding.Place;
import dev.landbridge.routing.lint.Finding.Thing;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.plan.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is odd about peering connections, whatever their routes. */
final class ConnectionChecks {
  private final Network network;
  private final AccountId viewer;
  private final Duration expiryNotice;

  ConnectionChecks(Network network, AccountId viewer, Duration expiryNotice) {
    this.network = network;
    this.viewer = viewer;
    this.expiryNotice = expiryNotice;
  }

  Stream<Finding> check(Connection connection, @Nullable Instant expiresAt, Instant now) {
    return Stream.concat(unused(connection), expiring(connection, expiresAt, now));
  }

  private VpcId ownVpc(Connection connection) {
    return connection.requester().account().equals(viewer)
        ? connection.requester().vpcId()
        : connection.accepter().vpcId();
  }

  private static Thing thing(Connection connection) {
    return Thing.of("peering-connection", connection.id());
  }

  private Stream<Finding> unused(Connection connection) {
    boolean used =
        Stream.of(connection.requester(), connection.accepter())
            .flatMap(end -> network.tablesOf(end.vpcId()).stream())
            .filter(table -> !network.subnetsServedBy(table).isEmpty())
            .flatMap(Reach::enabled)
            .anyMatch(route -> route.nextHop().equals(connection.nextHop()));
    if (!connection.isActive() || used) {
      return Stream.of();
    }
    return Stream.of(
        Finding.of(
            FindingCode.UNUSED_CONNECTION,
            new Place(viewer, ownVpc(connection)),
            List.of(thing(connection)),
            "%s is active, but no enabled route of either side leads through it."
                .formatted(connection.id()),
            unusedFix(connection)));
  }

  /** Whoever does not want it can delete it at any time. */
  private Fix unusedFix(Connection connection) {
    var plan = PlanFix.of(network, connection, viewer);
    return plan.map(fix -> new Fix(fix.text() + " Or delete the connection.", fix.request()))
        .orElseGet(
            () ->
                Fix.byHand(
                    "Your side has no route to add: create the subnets that are to be joined, ask"
                        + " the other side for its routes, or delete the connection."));
  }

  private Stream<Finding> expiring(
      Connection connection, @Nullable Instant expiresAt, Instant now) {
    if (connection.status() != ConnectionStatus.PENDING
        || expiresAt == null
        || !expiresAt.isAfter(now)
        || expiresAt.isAfter(now.plus(expiryNotice))) {
      return Stream.of();
    }
    return Stream.of(
        Finding.of(
            FindingCode.CONNECTION_ABOUT_TO_EXPIRE,
            new Place(connection.accepter().account(), ownVpc(connection)),
            List.of(thing(connection)),
            "%s is pending and expires at %s.".formatted(connection.id(), expiresAt),
            answerIt(connection)));
  }

  private Fix answerIt(Connection connection) {
    var text = "The accepter accepts or rejects it; after that the requester can reactivate it.";
    var path = "/v1/vpc-peering-connections/" + connection.id() + "/accept";
    return connection.accepter().account().equals(viewer)
        ? new Fix(text, new ApiRequest("POST", path, Map.of()))
        : Fix.byHand(text);
  }

  /** Two peers of a VPC with the same addresses: only one of them can be meant by a route. */
  Stream<Finding> overlaps(Vpc vpc) {
    var active =
        network.connectionsOf(vpc.id()).stream()
            .filter(Connection::isActive)
            .sorted(Comparator.comparing(connection -> connection.id().text()))
            .toList();
    return IntStream.range(0, active.size())
        .boxed()
        .flatMap(
            i -> active.stream().skip(i + 1L).flatMap(other -> overlap(vpc, active.get(i), other)));
  }

  private Stream<Finding> overlap(Vpc vpc, Connection one, Connection other) {
    var here = blocks(one, vpc);
    var common =
        blocks(other, vpc).stream()
            .filter(block -> here.stream().anyMatch(block::overlaps))
            .toList();
    return common.isEmpty()
        ? Stream.of()
        : Stream.of(
            Finding.of(
                FindingCode.OVERLAPPING_PEER_RANGES,
                new Place(viewer, vpc.id()),
                List.of(Thing.of("vpc", vpc.id()), thing(one), thing(other)),
                "Behind %s and %s lie the same addresses: %s."
                    .formatted(one.id(), other.id(), common),
                Fix.byHand(
                    "Give each table narrower routes for the peer that is meant, or let one of the"
                        + " peers use other CIDR blocks.")));
  }

  private List<CidrBlock> blocks(Connection connection, Vpc vpc) {
    VpcEnd peer = connection.peerOf(vpc.id()).orElseThrow();
    return network.blocksOf(peer).stream().sorted().toList();
  }
}
