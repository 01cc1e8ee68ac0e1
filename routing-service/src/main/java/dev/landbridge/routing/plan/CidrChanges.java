package dev.landbridge.routing.plan;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.plan.RoutePlan.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the CIDR blocks that came after the connection, and what they ask of each side.
 *
 * @param since when the blocks of a VPC came
 */
record CidrChanges(
    Network network,
    AccountId viewer,
    Granularity granularity,
    Function<VpcId, Map<CidrBlock, Instant>> since) {

  /** Of all active connections of the account's VPCs. */
  List<CidrChange> find() {
    return network.connections().stream()
        .filter(connection -> connection.isActive() && connection.concerns(viewer))
        .flatMap(
            connection ->
                Stream.of(connection.requester(), connection.accepter())
                    .flatMap(end -> changes(connection, end)))
        .toList();
  }

  private Stream<CidrChange> changes(Connection connection, VpcEnd end) {
    return network.blocksOf(end).stream()
        .filter(block -> !end.cidrBlocks().contains(block))
        .map(block -> change(connection, end, block));
  }

  private CidrChange change(Connection connection, VpcEnd end, CidrBlock block) {
    var peer = connection.peerOf(end.vpcId()).orElseThrow();
    var parts = destinations(end, block::contains);
    var there =
        side(
            connection, peer, parts.isEmpty() ? List.of(block) : parts, _ -> true); // no subnet yet
    var back =
        side(
            connection,
            end,
            destinations(peer, _ -> true),
            subnet -> block.contains(subnet.cidrBlock()));
    var sides = List.of(there, back);
    return new CidrChange(
        connection.id(),
        end.account(),
        end.vpcId(),
        block,
        since.apply(end.vpcId()).get(block),
        CidrChange.isComplete(sides),
        sides);
  }

  private List<CidrBlock> destinations(VpcEnd end, Predicate<CidrBlock> which) {
    var all =
        switch (granularity) {
          case VPC -> network.blocksOf(end);
          case SUBNET -> network.subnetsOf(end.vpcId()).stream().map(Subnet::cidrBlock).toList();
        };
    return all.stream().filter(which).toList();
  }

  private Side side(
      Connection connection, VpcEnd end, List<CidrBlock> to, Predicate<Subnet> counts) {
    var side = new SidePlanner(network, connection, end).plan(to, counts);
    return end.account().equals(viewer) ? side : side.seenFromAbroad();
  }
}
