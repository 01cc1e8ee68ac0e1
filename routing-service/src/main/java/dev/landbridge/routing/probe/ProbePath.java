package dev.landbridge.routing.probe;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.ProbeState;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.plan.Reach;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way of a probe's packets, and what they may expect, from what is known of the network. */
record ProbePath(Network network, SubnetId from, @Nullable NextHop given) {

  /** What a probe would say, without measuring: ACLs are not known here. */
  record Expectation(ProbeState state, String explanation) {}

  /** What the probe's packets take: what the probe says, else the table of its subnet. */
  private Optional<NextHop> nextHop(IpAddress destination) {
    if (given != null) {
      return Optional.of(given);
    }
    return network
        .subnet(from)
        .map(Subnet::table)
        .flatMap(network::table)
        .flatMap(table -> table.routes().matches(destination).stream().findFirst())
        .map(route -> route.nextHop());
  }

  Optional<Connection> connection(IpAddress destination) {
    return network
        .subnet(from)
        .flatMap(
            subnet -> nextHop(destination).flatMap(hop -> network.connection(hop, subnet.vpcId())));
  }

  Expectation expect(IpAddress destination) {
    var hop = nextHop(destination);
    if (hop.isEmpty()) {
      return new Expectation(ProbeState.NO_ROUTE, "No route of the subnet's table holds it.");
    }
    if (hop.get().type() == NextHopType.BLACKHOLE) {
      return new Expectation(ProbeState.NO_ROUTE, "The subnet's table drops it on purpose.");
    }
    if (hop.get().type() != NextHopType.PEERING_CONNECTION) {
      return new Expectation(
          ProbeState.OTHER,
          "The path leaves through %s, beyond what is known.".formatted(hop.get().id()));
    }
    return connection(destination)
        .filter(Connection::isActive)
        .map(connection -> through(connection, destination))
        .orElseGet(
            () ->
                new Expectation(
                    ProbeState.NO_ROUTE,
                    "The next hop %s carries nothing.".formatted(hop.get().id())));
  }

  private Expectation through(Connection connection, IpAddress destination) {
    var source = network.subnet(from).orElseThrow();
    VpcEnd peer = connection.peerOf(source.vpcId()).orElseThrow();
    if (!network.reaches(peer, destination)) {
      return new Expectation(
          ProbeState.NO_ROUTE, "The VPC behind the connection has no such address.");
    }
    var there = network.subnetHolding(peer.vpcId(), destination);
    if (there.isEmpty()) {
      return new Expectation(ProbeState.OTHER, "The address lies in no subnet of the peer.");
    }
    boolean answers =
        there
            .flatMap(subnet -> network.table(subnet.table()))
            .filter(table -> new Reach(network).leads(table, source.cidrBlock(), connection))
            .isPresent();
    return answers
        ? new Expectation(ProbeState.OK, "Routes lead there and back.")
        : new Expectation(
            ProbeState.OTHER,
            "Packets get there, but account %s has no route back.".formatted(peer.account()));
  }
}
