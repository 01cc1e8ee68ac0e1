package dev.landbridge.routing.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.network.PeeringLimits;
import dev.landbridge.routing.path.Effects.Pair;
import dev.landbridge.routing.whatif.Change;
import dev.landbridge.routing.whatif.Change.Kind;
import dev.landbridge.routing.whatif.WhatIf;
import dev.landbridge.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random changes: what is told of them is what they would bring about. */
class TrialTest {
  private static final int NETWORKS = 1_000;
  private static final int MOST_CHANGES = 5;
  private static final WhatIf WHAT_IF =
      new WhatIf(
          World.account(0),
          Instant.EPOCH,
          false,
          (_, _) -> 1000,
          new PeeringLimits(false, List.of(), Map.of()));

  @Test
  void thePairsThatChangeAreThoseOfTheNetworkReallyChanged() {
    var gained = new AtomicInteger();
    var lost = new AtomicInteger();
    var kinds = EnumSet.noneOf(Kind.class);
    Seeds.forEach(
        NETWORKS,
        random -> {
          var world = reachable(random);
          world = random.nextBoolean() ? world : world.unfinished(random);
          var before = world.network();
          var tried = before;
          var after = world;
          var changes = new ArrayList<Change>();
          for (int i = random.nextInt(1, MOST_CHANGES + 1); i > 0; i--) {
            var trial = Trial.random(random, after);
            var next = trial.flatMap(one -> tried(before, appended(changes, one.change())));
            if (next.isPresent()) {
              tried = next.get();
              after = trial.orElseThrow().after();
              changes.add(trial.orElseThrow().change());
            }
          }
          var effects = Effects.between(before, tried, World.account(0));
          assertAlike(effects, world, after, changes);
          changes.forEach(change -> kinds.add(change.kind()));
          gained.addAndGet(effects.becomeReachable().isEmpty() ? 0 : 1);
          lost.addAndGet(effects.becomeUnreachable().isEmpty() ? 0 : 1);
        });
    assertThat(gained.get()).as("networks that gained a pair").isGreaterThan(NETWORKS / 100);
    assertThat(lost.get()).as("networks that lost a pair").isGreaterThan(NETWORKS / 10);
    assertThat(kinds).isEqualTo(EnumSet.complementOf(EnumSet.of(Kind.CHANGE_BANDWIDTH)));
  }

  /** One in which somebody reaches somebody else. */
  private static World reachable(RandomGenerator random) {
    var world = World.carrying(random);
    while (new PlainMatrix(world).across().isEmpty()) {
      world = World.carrying(random);
    }
    return world;
  }

  private static List<Change> appended(List<Change> changes, Change last) {
    return Stream.concat(changes.stream(), Stream.of(last)).toList();
  }

  private static Optional<Network> tried(Network before, List<Change> changes) {
    try {
      return Optional.of(WHAT_IF.after(before, changes));
    } catch (CommandRejected | ProblemException refused) {
      return Optional.empty();
    }
  }

  private static void assertAlike(Effects effects, World world, World after, List<Change> changes) {
    var then = new PlainMatrix(world).levels();
    var later = new PlainMatrix(after).levels();
    assertThat(pairs(effects.becomeReachable()))
        .as("gained by %s", changes)
        .isEqualTo(better(later, then));
    assertThat(pairs(effects.becomeUnreachable()))
        .as("lost by %s", changes)
        .isEqualTo(better(then, later));
  }

  private static Set<String> pairs(List<Pair> pairs) {
    var found = new TreeSet<String>();
    pairs.forEach(
        pair ->
            found.add(
                pair.source().subnetId()
                    + " "
                    + Objects.requireNonNullElse(
                        pair.destination().subnetId(), pair.destination().vpcId())));
    return found;
  }

  private static Set<String> better(Map<String, Integer> some, Map<String, Integer> others) {
    var found = new TreeSet<String>();
    some.forEach(
        (pair, level) -> {
          if (level > others.getOrDefault(pair, 0)) {
            found.add(pair);
          }
        });
    return found;
  }
}
