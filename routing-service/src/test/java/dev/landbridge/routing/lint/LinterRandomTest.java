package dev.landbridge.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.routing.Pictures;
import dev.landbridge.routing.RandomNetworks;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.testkit.Seeds;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    Seeds.thousand(
        random -> {
          var network = RandomNetworks.next(random);
          var found = new HashSet<String>();
          lint(network).stream()
              .filter(finding -> RETURN_PATHS.contains(finding.code()))
              .forEach(
                  finding ->
                      found.add(finding.objects().get(0).id() + finding.objects().get(1).id()));
          var expected = new HashSet<String>();
          for (var connection : network.connections()) {
            unanswered(network, connection, connection.requester(), expected);
            unanswered(network, connection, connection.accepter(), expected);
          }
          assertThat(found).isEqualTo(expected);
        });
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
        .findFirst()
        .ifPresent(_ -> found.add(connection.id().text() + answering.vpcId()));
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
