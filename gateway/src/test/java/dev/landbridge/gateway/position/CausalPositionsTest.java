package dev.landbridge.gateway.position;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CausalPositionsTest {
  private static final List<String> SERVICES = List.of("peering", "routing");
  private static final List<String> CALLERS = List.of("alice", "bob", "operator");
  private static final Positions SEEN = Positions.parse("peering/3@17");

  private final CausalPositions positions = new CausalPositions(Set.copyOf(SERVICES), 1000);

  @Test
  void aWriteIsOwedByEveryServiceToWhoSawItOnly() {
    positions.learned("alice", SEEN);
    assertThat(positions.owed("alice", "peering")).isEqualTo(SEEN);
    assertThat(positions.owed("alice", "routing")).isEqualTo(SEEN);
    assertThat(positions.owed("bob", "routing")).isEqualTo(Positions.NONE);
  }

  @Test
  void whatAServiceKnowsItNoLongerOwes() {
    positions.learned("alice", SEEN);
    positions.settled("alice", "routing", SEEN);
    assertThat(positions.owed("alice", "routing")).isEqualTo(Positions.NONE);
    assertThat(positions.owed("alice", "peering")).isEqualTo(SEEN);
  }

  @Test
  void aWriteSeenMeanwhileIsStillOwed() {
    positions.learned("alice", SEEN);
    positions.learned("alice", Positions.parse("peering/3@18"));
    positions.settled("alice", "routing", SEEN);
    assertThat(positions.owed("alice", "routing").header()).isEqualTo("peering/3@18");
  }

  @Test
  void theFloorIsOwedToAllUntilOneHasSettledIt() {
    positions.learnedByAll(SEEN);
    assertThat(positions.owed("bob", "routing")).isEqualTo(SEEN);
    positions.settled("alice", "routing", SEEN);
    assertThat(positions.owed("bob", "routing")).isEqualTo(Positions.NONE);
    assertThat(positions.owed("bob", "peering")).isEqualTo(SEEN);
  }

  @Test
  void whoIsForgottenIsOwedNoLess() {
    var few = new CausalPositions(Set.of("routing"), 10);
    for (int i = 0; i < 500; i++) {
      few.learned("caller " + i, Positions.parse("peering/" + i % 12 + "@" + i));
    }
    for (int i = 0; i < 500; i++) {
      var seen = Positions.parse("peering/" + i % 12 + "@" + i);
      assertThat(seen.beyond(few.owed("caller " + i, "routing"))).isEqualTo(Positions.NONE);
    }
  }

  @Test
  void anySequenceIsLikeTheSimpleModel() {
    Seeds.thousand(
        random -> {
          var real = new CausalPositions(Set.copyOf(SERVICES), 1000);
          var model = new Model();
          for (int step = 0; step < 60; step++) {
            var caller = CALLERS.get(random.nextInt(CALLERS.size()));
            var service = SERVICES.get(random.nextInt(SERVICES.size()));
            var some = PositionsTest.positions(random);
            switch (random.nextInt(6)) {
              case 0 -> {
                real.learnedByAll(some);
                model.learnedByAll(some);
              }
              case 1, 2 -> {
                real.learned(caller, some);
                model.learned(caller, some);
              }
              default -> {
                var sent = random.nextBoolean() ? real.owed(caller, service) : some;
                real.settled(caller, service, sent);
                model.settled(caller, service, sent);
              }
            }
            for (var c : CALLERS) {
              for (var s : SERVICES) {
                assertThat(real.owed(c, s)).as("%s at %s", c, s).isEqualTo(model.owed(c, s));
              }
            }
          }
        });
  }

  /** One number per caller, service and log; no bounds, no sharing. */
  private static final class Model {
    private final Map<List<String>, Positions> owed = new HashMap<>();

    void learned(String caller, Positions seen) {
      SERVICES.forEach(s -> owed.merge(List.of(caller, s), seen, Positions::merge));
    }

    void learnedByAll(Positions seen) {
      learned("*", seen);
    }

    void settled(String caller, String service, Positions sent) {
      owed.computeIfPresent(List.of(caller, service), (_, p) -> p.beyond(sent));
      owed.computeIfPresent(List.of("*", service), (_, p) -> p.beyond(sent));
    }

    Positions owed(String caller, String service) {
      return owed.getOrDefault(List.of("*", service), Positions.NONE)
          .merge(owed.getOrDefault(List.of(caller, service), Positions.NONE));
    }
  }
}
