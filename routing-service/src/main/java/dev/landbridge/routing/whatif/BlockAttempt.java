package dev.landbridge.routing.whatif;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.whatif.WhatIfRejection.ChangeOnlyAtPresent;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A CIDR block that comes to a VPC or goes, by the rules of peering-service in their order. In
 * which ranges it may lie is known to that service only.
 */
record BlockAttempt(Attempt attempt) {

  /** Not in the past: by trying blocks one would find those of peers of then. */
  Network add() {
    var vpc = vpc();
    var block = block();
    if (attempt.whatIf().ofThePast()) {
      throw new CommandRejected(new ChangeOnlyAtPresent(attempt.number()));
    }
    if (secondary(vpc).anyMatch(block::equals)) {
      return attempt.network(); // a repeat: already so
    }
    attempt.refuseIf(
        overlapping(vpc.cidrBlocks().stream(), block)
            .map(own -> PeeringRefusal.blocksOverlap(block, own))
            .or(
                () ->
                    overlapping(peers(vpc.id(), _ -> true), block)
                        .map(_ -> overlapping(seenOfPeers(vpc), block))
                        .map(seen -> PeeringRefusal.overlapsPeer(block, seen)))
            .or(() -> taken(vpc, block))
            .or(() -> full(vpc)));
    return attempt.network().with(vpc.with(block));
  }

  private static Stream<CidrBlock> secondary(Vpc vpc) {
    return vpc.cidrBlocks().stream().skip(1);
  }

  private static Optional<CidrBlock> overlapping(Stream<CidrBlock> others, CidrBlock block) {
    return others.filter(block::overlaps).sorted().findFirst();
  }

  /** What the peers of a VPC bring to it, through all connections but some. */
  private Stream<CidrBlock> peers(VpcId vpc, Predicate<Connection> which) {
    return attempt.network().connectionsOf(vpc).stream()
        .filter(Connection::isLive)
        .filter(which)
        .flatMap(connection -> connection.peerOf(vpc).stream())
        .flatMap(peer -> attempt.network().blocksOf(peer).stream());
  }

  /** Who was asked and has not agreed shows others no more than stood in the request. */
  private Stream<CidrBlock> seenOfPeers(Vpc vpc) {
    return attempt.network().connectionsOf(vpc.id()).stream()
        .filter(Connection::isLive)
        .flatMap(connection -> seenThrough(connection, vpc));
  }

  private Stream<CidrBlock> seenThrough(Connection connection, Vpc vpc) {
    var peer = connection.peerOf(vpc.id()).orElseThrow();
    boolean awaited =
        connection.status() == ConnectionStatus.PENDING
            && peer.equals(connection.accepter())
            && !peer.account().equals(vpc.owner());
    return (awaited ? peer.cidrBlocks() : attempt.network().blocksOf(peer)).stream();
  }

  /** Whether a peer reaches such addresses at another of its own peers. */
  private Optional<PeeringRefusal> taken(Vpc vpc, CidrBlock block) {
    if (attempt.whatIf().peering().peersMayOverlap()) {
      return Optional.empty();
    }
    return attempt.network().connectionsOf(vpc.id()).stream()
        .filter(Connection::isLive)
        .filter(connection -> isTaken(connection.peerOf(vpc.id()).orElseThrow(), connection, block))
        .findFirst()
        .map(_ -> PeeringRefusal.taken(block));
  }

  private boolean isTaken(VpcEnd peer, Connection connection, CidrBlock block) {
    return peers(peer.vpcId(), other -> !other.equals(connection)).anyMatch(block::overlaps);
  }

  private Optional<PeeringRefusal> full(Vpc vpc) {
    var quota = Quota.SECONDARY_CIDR_BLOCKS_PER_VPC;
    int limit = attempt.limit(vpc.owner(), quota);
    return secondary(vpc).count() < limit
        ? Optional.empty()
        : Optional.of(PeeringRefusal.quotaExceeded(vpc.id(), quota, limit));
  }

  Network remove() {
    var vpc = vpc();
    var block = block();
    if (vpc.cidrBlocks().getFirst().equals(block)) {
      throw attempt.refused(PeeringRefusal.primary(block));
    }
    if (secondary(vpc).noneMatch(block::equals)) {
      throw attempt.refused(PeeringRefusal.noSuchBlock(vpc.id(), block));
    }
    attempt.refuseIf(subnetIn(vpc, block).map(subnet -> PeeringRefusal.inUse(block, subnet.id())));
    return attempt.network().with(vpc.without(block));
  }

  private Optional<Subnet> subnetIn(Vpc vpc, CidrBlock block) {
    return attempt.network().subnetsOf(vpc.id()).stream()
        .filter(subnet -> block.overlaps(subnet.cidrBlock()))
        .findFirst();
  }

  private CidrBlock block() {
    return attempt.given(attempt.change().cidrBlock(), "cidrBlock");
  }

  private Vpc vpc() {
    var id = attempt.given(attempt.change().vpcId(), "vpcId");
    return Optional.of(id)
        .filter(attempt::isOwn)
        .flatMap(attempt.network()::vpc)
        .orElseThrow(() -> Attempt.absent("vpc", id));
  }
}
