package dev.landbridge.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.Pictures;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.testkit.Seeds;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What narrower routes leave of a /27, by looking at each of its addresses. */
class ReachTest {
  private static final CidrBlock WHOLE = CidrBlock.parse("10.0.1.32/27");
  private final Cast cast = Cast.fresh();
  private final Network guide = Pictures.guide(cast, ConnectionStatus.ACTIVE);

  @Test
  void itIsDecidedWhereNoAddressIsLeft() {
    var seen = new TreeSet<Boolean>();
    Seeds.thousand(
        random -> {
          var network = random(random);
          var table = network.table(cast.redMain()).orElseThrow();
          boolean decided =
              addresses().stream().allMatch(a -> winners(table, a).stream().anyMatch(this::isIn));
          assertThat(new Reach(network).isDecided(table, WHOLE)).isEqualTo(decided);
          seen.add(decided);
        });
    assertThat(seen).containsExactly(false, true);
  }

  @Test
  void inTheWayAreTheNarrowerRoutesThatWinAndLeadElsewhere() {
    Seeds.thousand(
        random -> {
          var network = random(random);
          var table = network.table(cast.redMain()).orElseThrow();
          var connection = network.connection(cast.pcx()).orElseThrow();
          var expected =
              addresses().stream()
                  .flatMap(address -> winners(table, address).stream())
                  .filter(this::isIn)
                  .filter(route -> !route.nextHop().equals(connection.nextHop()))
                  .distinct()
                  .toList();
          assertThat(new Reach(network).inTheWay(table, WHOLE, connection).toList())
              .containsExactlyInAnyOrderElementsOf(expected);
        });
  }

  private boolean isIn(Route route) {
    return route.destination().prefixLength() > WHOLE.prefixLength();
  }

  private static List<IpAddress> addresses() {
    return IntStream.range(32, 64).mapToObj(i -> IpAddress.parse("10.0.1." + i)).toList();
  }

  private static List<Route> winners(Table table, IpAddress address) {
    var matching =
        table.routes().stream()
            .filter(route -> route.enabled() && route.destination().contains(address))
            .toList();
    int longest = matching.stream().mapToInt(r -> r.destination().prefixLength()).max().orElse(0);
    return matching.stream()
        .filter(route -> route.destination().prefixLength() == longest)
        .toList();
  }

  /** Some routes around the block and within. */
  private Network random(RandomGenerator random) {
    var network = guide;
    for (int i = random.nextInt(12); i > 0; i--) {
      int length = random.nextInt(25, 32);
      int size = 1 << (32 - length);
      int first = 32 + random.nextInt(32);
      var block = CidrBlock.parse("10.0.1.%d/%d".formatted(first / size * size, length));
      var hop = random.nextBoolean() ? NextHop.through(cast.pcx()) : Pictures.gone();
      var route = new Route(Pictures.newId(), block, hop, random.nextInt(5) > 0);
      network = Pictures.route(network, cast.redMain(), route);
    }
    return network;
  }
}
