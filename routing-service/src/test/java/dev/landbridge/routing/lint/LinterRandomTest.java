package dev.landbridge.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.Pictures;
import dev.landbridge.routing.RandomNetworks;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.testkit.Seeds;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinterRandomTest {
  private static final Duration NOTICE = Duration.ofDays(1);
  private static final Set<FindingCode> RETURN_PATHS =
      Set.of(FindingCode.ONE_SIDED_ROUTES, FindingCode.ASYMMETRIC_PATH);

  private static List<Finding> lint(Network network) {
    return Stream.of(RandomNetworks.ALICE, RandomNetworks.BOB)
        .flatMap(
            viewer ->
                new Linter(network, viewer, Map.of(), NOTICE).findings(Pictures.THEN).stream())
        .toList();
  }

  /** One way only, by brute force: some packet gets through, and its answer does not. */
  @Test
  void oneSidedIsFoundExactlyWhereAnAnswerIsLost() {
    var seen = EnumSet.noneOf(FindingCode.class);
    Seeds.thousand(
        random -> {
          var network = withGateways(RandomNetworks.next(random), random);
          var found = new HashSet<String>();
          lint(network).stream()
              .filter(finding -> RETURN_PATHS.contains(finding.code()))
              .forEach(
                  finding -> {
                    seen.add(finding.code());
                    found.add(
                        told(
                            finding.code(),
                            finding.objects().get(0).id(),
                            finding.objects().get(1).id()));
                  });
          var expected = new HashSet<String>();
          for (var connection : network.connections()) {
            unanswered(network, connection, connection.requester(), expected);
            unanswered(network, connection, connection.accepter(), expected);
          }
          assertThat(found).isEqualTo(expected);
        });
    assertThat(seen).isEqualTo(RETURN_PATHS);
  }

  private static String told(FindingCode code, String connection, String vpc) {
    return code + connection + vpc;
  }

  private static void unanswered(
      Network network, Connection connection, VpcEnd answering, Set<String> found) {
    var asking = connection.peerOf(answering.vpcId()).orElseThrow();
    RandomNetworks.pairs(network, asking, answering)
        .filter(pair -> someOf(network, pair[0], pair[1], connection))
        .filter(pair -> !RandomNetworks.leads(network, pair[1], pair[0].cidrBlock(), connection))
        .filter(
            pair ->
                RandomNetworks.leads(network, pair[0], pair[1].cidrBlock(), connection)
                    || !someOf(network, pair[1], pair[0], connection))
        .map(pair -> codeOf(network, pair[1], pair[0].cidrBlock()))
        .forEach(code -> found.add(told(code, connection.id().text(), answering.vpcId().text())));
  }

  /** No route at all for some address, one that carries nothing, or a gateway's wider one. */
  private static FindingCode codeOf(Network network, Subnet from, CidrBlock to) {
    var table = network.table(from.table()).orElseThrow();
    return RandomNetworks.quarters(to).stream()
            .map(address -> RandomNetworks.chosen(table, address))
            .anyMatch(route -> route.isEmpty() || isNone(network, from, to, route.get()))
        ? FindingCode.ONE_SIDED_ROUTES
        : FindingCode.ASYMMETRIC_PATH;
  }

  private static boolean isNone(Network network, Subnet from, CidrBlock to, Route route) {
    return route.nextHop().type() == NextHopType.NAT_GATEWAY
        ? route.destination().prefixLength() < to.prefixLength()
        : network
            .connection(route.nextHop(), from.vpcId())
            .filter(Connection::isActive)
            .flatMap(connection -> connection.peerOf(from.vpcId()))
            .filter(peer -> network.reaches(peer, route.destination()))
            .isEmpty();
  }

  /** Routes to NAT gateways: default ones, wide ones, and some to a subnet just as it is. */
  private static Network withGateways(Network network, RandomGenerator random) {
    var wide = Stream.of("0.0.0.0/0", "10.0.0.0/8", "::/0", "fd00::/32").map(CidrBlock::parse);
    var subnets =
        network.vpcs().stream().flatMap(vpc -> network.subnetsOf(vpc.id()).stream()).toList();
    var destinations = Stream.concat(wide, subnets.stream().map(Subnet::cidrBlock)).toList();
    var tables = network.vpcs().stream().flatMap(vpc -> network.tablesOf(vpc.id()).stream());
    return tables
        .filter(_ -> random.nextBoolean())
        .reduce(
            network,
            (before, table) ->
                gateway(before, table, destinations.get(random.nextInt(destinations.size()))),
            (_, after) -> after);
  }

  private static Network gateway(Network network, Table table, CidrBlock to) {
    boolean taken =
        table.routes().stream().anyMatch(route -> route.destination().equals(to))
            || network.vpc(table.vpcId()).orElseThrow().cidrBlocks().stream()
                .anyMatch(own -> own.contains(to));
    return taken
        ? network
        : Pictures.route(
            network, table.id(), to.text(), new NextHop(NextHopType.NAT_GATEWAY, "nat-1"));
  }

  private static boolean someOf(Network network, Subnet from, Subnet to, Connection connection) {
    return quarters(to).anyMatch(part -> RandomNetworks.leads(network, from, part, connection));
  }

  /** No prefix ends within one. */
  private static Stream<CidrBlock> quarters(Subnet subnet) {
    return subnet.cidrBlock().halves().stream().flatMap(half -> half.halves().stream());
  }

  @Test
  void whoeverLooksWheneverFindsTheSame() {
    Seeds.forEach(
        200,
        random -> {
          var network = RandomNetworks.next(random);
          var findings = lint(network);
          assertThat(lint(network)).isEqualTo(findings);
          var perViewer = new Linter(network, RandomNetworks.ALICE, Map.of(), NOTICE);
          var ids = perViewer.findings(Pictures.THEN).stream().map(Finding::id).toList();
          assertThat(ids).doesNotHaveDuplicates();
        });
  }
}
