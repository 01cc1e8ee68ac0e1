package dev.landbridge.routing.topology;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.plan.Reach;
import dev.landbridge.routing.topology.Topology.Edge;
import dev.landbridge.routing.topology.Topology.EdgeKind;
import dev.landbridge.routing.topology.Topology.Node;
import dev.landbridge.routing.topology.Topology.NodeKind;
import dev.landbridge.routing.topology.Topology.RouteState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws what one account may see: its own VPCs in full, peers as far as they agreed. */
record Cartographer(Network network, AccountId viewer) {

  Topology draw(@Nullable Instant asOf) {
    var own = network.vpcsOf(viewer);
    var joined = network.connections().stream().filter(c -> shown(c)).toList();
    var nodes =
        Stream.concat(own.stream().flatMap(this::nodes), joined.stream().flatMap(this::peers));
    var edges =
        Stream.concat(own.stream().flatMap(this::edges), joined.stream().map(Cartographer::edge));
    return new Topology(
        viewer,
        asOf,
        nodes.distinct().sorted(Comparator.comparing(Node::kind).thenComparing(Node::id)).toList(),
        edges
            .distinct()
            .sorted(
                Comparator.comparing(Edge::kind).thenComparing(Edge::id).thenComparing(Edge::from))
            .toList());
  }

  private boolean shown(Connection connection) {
    return connection.concerns(viewer) && !connection.hasEnded();
  }

  private Stream<Node> nodes(Vpc vpc) {
    var itself =
        new Node(
            NodeKind.VPC,
            vpc.id().text(),
            viewer,
            true,
            vpc.region(),
            vpc.cidrBlocks(),
            null,
            null);
    var subnets = network.subnetsOf(vpc.id()).stream().map(this::node);
    var tables = network.tablesOf(vpc.id()).stream().map(this::node);
    return Stream.of(Stream.of(itself), subnets, tables).flatMap(all -> all);
  }

  private Node node(Subnet subnet) {
    return new Node(
        NodeKind.SUBNET,
        subnet.id().text(),
        viewer,
        true,
        null,
        List.of(subnet.cidrBlock()),
        null,
        null);
  }

  private Node node(Table table) {
    return new Node(
        NodeKind.ROUTE_TABLE,
        table.id().text(),
        viewer,
        true,
        null,
        List.of(),
        table.name(),
        table.main());
  }

  /** Ends of other accounts; and own ones that nobody told of, or that are gone. */
  private Stream<Node> peers(Connection connection) {
    return Stream.of(connection.requester(), connection.accepter())
        .filter(end -> !isDrawn(end.vpcId()))
        .map(
            end ->
                new Node(
                    NodeKind.VPC,
                    end.vpcId().text(),
                    end.account(),
                    end.account().equals(viewer),
                    end.region(),
                    blocks(end),
                    null,
                    null));
  }

  private boolean isDrawn(VpcId id) {
    return network.vpc(id).filter(vpc -> vpc.owner().equals(viewer)).isPresent();
  }

  /** What it was when asked for is known to both; what came later only once both agreed. */
  private List<CidrBlock> blocks(VpcEnd end) {
    boolean agreed =
        network.connectionsOf(end.vpcId()).stream()
            .anyMatch(connection -> connection.isActive() && connection.concerns(viewer));
    return agreed ? network.blocksOf(end) : end.cidrBlocks();
  }

  private static Edge edge(Connection c) {
    return new Edge(
        EdgeKind.PEERING_CONNECTION,
        c.id().text(),
        c.requester().vpcId().text(),
        c.accepter().vpcId().text(),
        c.status(),
        c.bandwidthMbps(),
        null,
        null,
        null);
  }

  private Stream<Edge> edges(Vpc vpc) {
    var id = vpc.id().text();
    var subnets = network.subnetsOf(vpc.id());
    var tables = network.tablesOf(vpc.id());
    return Stream.of(
            subnets.stream().map(s -> Edge.between(EdgeKind.CONTAINS, id, s.id().text())),
            tables.stream().map(t -> Edge.between(EdgeKind.CONTAINS, id, t.id().text())),
            subnets.stream()
                .map(s -> Edge.between(EdgeKind.SERVES, s.table().text(), s.id().text())),
            tables.stream()
                .filter(table -> !network.subnetsServedBy(table).isEmpty())
                .flatMap(this::routes))
        .flatMap(all -> all);
  }

  private Stream<Edge> routes(Table table) {
    return Reach.enabled(table).map(route -> edge(table, route));
  }

  private Edge edge(Table table, Route route) {
    var hop = route.nextHop();
    Optional<VpcId> peer =
        network
            .connection(hop, table.vpcId())
            .filter(this::shown)
            .flatMap(connection -> connection.peerOf(table.vpcId()))
            .map(VpcEnd::vpcId);
    boolean carries = new Reach(network).carries(route, table.vpcId());
    return new Edge(
        EdgeKind.ROUTE,
        route.id().text(),
        table.id().text(),
        peer.map(VpcId::text).orElse(hop.id()),
        null,
        null,
        carries ? RouteState.ACTIVE : RouteState.BLACKHOLE,
        route.destination(),
        hop.id());
  }
}
