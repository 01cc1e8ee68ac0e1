package dev.landbridge.routing.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.path.BruteForce.Fate;
import dev.landbridge.routing.path.Place.Scope;
import dev.landbridge.routing.path.World.Part;
import dev.landbridge.routing.path.World.Spot;
import dev.landbridge.testkit.Seeds;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random networks, judged by the code and by plain loops over everything. */
class BruteForceTest {
  private static final int NETWORKS = 10_000;
  private static final int QUESTIONS = 4;
  private static final int PAIRS = 1; // of all their addresses
  private static final AccountId VIEWER = World.account(0);

  @Test
  void theLongestPrefixWins() {
    Seeds.forEach(
        NETWORKS,
        random -> {
          var world = World.random(random);
          var network = world.network();
          var reference = new BruteForce(world);
          for (int i = 0; i < QUESTIONS; i++) {
            int table = random.nextInt(world.rules.size());
            var to = spot(random);
            var routes = network.table(World.table(table)).orElseThrow();
            assertThat(Choice.of(routes, to.address()).chosen())
                .as("table %d, address %s of %s", table, to, world.rules)
                .extracting(Route::id)
                .containsExactlyElementsOf(
                    reference.winners(table, to).stream()
                        .map(number -> World.route(table, number))
                        .toList());
          }
        });
  }

  @Test
  void packetsToAnAddressFareAsTheyMust() {
    var arrived = new AtomicInteger();
    Seeds.forEach(
        NETWORKS,
        random -> {
          var world = World.random(random);
          var network = world.network();
          var finder = new PathFinder(network, VIEWER);
          var reference = new BruteForce(world);
          for (int i = 0; i < QUESTIONS; i++) {
            var from = world.parts.get(random.nextInt(world.parts.size()));
            var to = target(random, world);
            int meant = random.nextInt(world.clouds.size());
            if (isViewers(world, from.cloud()) || isViewers(world, meant)) {
              var expected = reference.fate(from, to, meant);
              var found =
                  finder.find(
                      World.vpc(from.cloud()),
                      Scope.of(subnet(world, network, from)),
                      to.address(),
                      Optional.of(World.vpc(meant)));
              assertThat(fate(found))
                  .as("from %s to %s in VPC %d: %s", from, to, meant, found)
                  .isEqualTo(expected);
              arrived.addAndGet(expected == Fate.ARRIVE ? 1 : 0);
            }
          }
        });
    assertThat(arrived.get()).isPositive();
  }

  @Test
  void aSubnetFaresAsItsAddressesDo() {
    Seeds.forEach(
        NETWORKS,
        random -> {
          var world = World.random(random);
          var network = world.network();
          var reachability = new Reachability(network, VIEWER);
          for (int i = 0; i < PAIRS; i++) {
            var from = world.parts.get(random.nextInt(world.parts.size()));
            var to = world.parts.get(random.nextInt(world.parts.size()));
            if (world.clouds.get(from.cloud()).owner() == 0
                && from.range().six() == to.range().six()) {
              var found =
                  reachability.analyse(
                      Place.of(subnet(world, network, from)), Place.of(subnet(world, network, to)));
              assertAlike(world, from, to, found);
            }
          }
        });
  }

  /** Between two VPCs of somebody else nobody is told anything. */
  private static boolean isViewers(World world, int cloud) {
    return world.clouds.get(cloud).owner() == 0;
  }

  private static void assertAlike(World world, Part from, Part to, PathAnalysis found) {
    var reference = new BruteForce(world);
    assertThat(found.forward().state())
        .as("from %s to %s: %s", from, to, found)
        .isEqualTo(reference.state(from, to));
    if (reference.cloud(to).owner() == 0 || reference.areJoined(from.cloud(), to.cloud())) {
      assertThat(found.back().state())
          .as("back from %s to %s: %s", to, from, found)
          .isEqualTo(reference.state(to, from));
    } else {
      assertThat(found.back().isOpen()).as("without consent").isFalse();
    }
  }

  private static Subnet subnet(World world, Network network, Part part) {
    return network.subnet(World.subnet(world.parts.indexOf(part))).orElseThrow();
  }

  private static Fate fate(Direction direction) {
    return switch (direction.state()) {
      case REACHABLE -> Fate.ARRIVE;
      case BLOCKED, PARTLY_REACHABLE -> Fate.LOST;
      case UNKNOWN -> Fate.UNKNOWN;
    };
  }

  /** Mostly an address of some subnet. */
  private static Spot target(RandomGenerator random, World world) {
    var part = world.parts.get(random.nextInt(world.parts.size()));
    return random.nextInt(4) == 0
        ? spot(random)
        : new Spot(part.range().six(), part.range().base() + random.nextInt(part.range().size()));
  }

  private static Spot spot(RandomGenerator random) {
    return new Spot(random.nextInt(4) == 0, random.nextInt(World.ADDRESSES));
  }
}
