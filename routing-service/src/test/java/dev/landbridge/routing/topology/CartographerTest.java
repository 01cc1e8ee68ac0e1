package dev.landbridge.routing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.routing.NextHop;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.Pictures;
import dev.landbridge.routing.RandomNetworks;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.topology.Topology.Edge;
import dev.landbridge.routing.topology.Topology.EdgeKind;
import dev.landbridge.routing.topology.Topology.Node;
import dev.landbridge.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartographerTest {
  private final Cast cast = Cast.fresh();

  private Topology draw(Network network) {
    return new Cartographer(network, cast.alice()).draw(null);
  }

  private static List<Edge> edges(Topology topology, EdgeKind kind) {
    return topology.edges().stream().filter(edge -> edge.kind() == kind).toList();
  }

  @Test
  void theOwnSideInFullThePeerAsAVpc() {
    var topology = draw(Pictures.guide(cast, ConnectionStatus.ACTIVE));
    assertThat(topology.nodes())
        .extracting(Node::id)
        .containsExactlyInAnyOrder(
            cast.red().text(), cast.blue().text(), cast.subnetA().text(), cast.redMain().text());
    var peer = topology.nodes().stream().filter(node -> !node.own()).findFirst().orElseThrow();
    assertThat(peer.cidrBlocks()).containsExactly(Cast.BLUE_BLOCK);
    assertThat(edges(topology, EdgeKind.PEERING_CONNECTION)).hasSize(1);
  }

  @Test
  void routesInUseLeadToThePeer() {
    var network = Pictures.guide(cast, ConnectionStatus.ACTIVE);
    var hop = NextHop.through(cast.pcx());
    network = Pictures.route(network, cast.redMain(), Cast.B_BLOCK.text(), hop);
    network = Pictures.route(network, cast.redMain(), "10.9.0.0/24", Pictures.gone());
    assertThat(edges(draw(network), EdgeKind.ROUTE))
        .extracting(Edge::routeState)
        .containsExactlyInAnyOrder(Topology.RouteState.ACTIVE, Topology.RouteState.BLACKHOLE);
    assertThat(edges(draw(network), EdgeKind.ROUTE))
        .extracting(Edge::to)
        .contains(cast.blue().text());
  }

  @Test
  void whatEndedIsNotDrawn() {
    var topology = draw(Pictures.guide(cast, ConnectionStatus.DELETED));
    assertThat(topology.nodes()).extracting(Node::id).doesNotContain(cast.blue().text());
    assertThat(edges(topology, EdgeKind.PEERING_CONNECTION)).isEmpty();
  }

  @Test
  void allEdgesHaveEndsAndNothingOfOthersIsShown() {
    Seeds.forEach(
        300,
        random -> {
          var network = RandomNetworks.next(random);
          var topology = new Cartographer(network, RandomNetworks.ALICE).draw(null);
          var ids = topology.nodes().stream().map(Node::id).toList();
          assertThat(ids).doesNotHaveDuplicates();
          topology.edges().stream()
              .filter(edge -> edge.kind() != EdgeKind.ROUTE)
              .forEach(edge -> assertThat(ids).contains(edge.from(), edge.to()));
          assertThat(topology.nodes())
              .filteredOn(node -> !node.own())
              .allMatch(node -> node.kind() == Topology.NodeKind.VPC);
          assertThat(new Cartographer(network, RandomNetworks.ALICE).draw(null))
              .isEqualTo(topology);
        });
  }
}
