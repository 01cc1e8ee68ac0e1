package dev.landbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.Seeds;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A change that is tried is refused for what the request that makes it is refused for. */
@ExtendWith(SharedInstallation.class)
class TriedChangesTest {
  private static final int SEEDS = 3;
  private static final int CHANGES = 120;
  private final Installation installation;

  TriedChangesTest(Installation installation) {
    this.installation = installation;
  }

  @Test
  void whatIfRefusesWhatIsRefused() {
    var seen = new TreeMap<String, TreeSet<String>>();
    Seeds.forEach(
        SEEDS,
        random -> {
          var trials = new ChangeTrials(installation, random);
          for (int i = 0; i < CHANGES; i++) {
            var trial = trials.next();
            var tried = trials.ask(trial);
            var made = trials.make(trial);
            assertThat(tried).as("%d: %s, then %s", i, trial, made).isEqualTo(made);
            seen.computeIfAbsent(trial.kind(), _ -> new TreeSet<>()).add(made);
          }
        });
    assertThat(seen).hasSize(ChangeTrials.KINDS.size());
    assertThat(seen.values()).as("%s", seen).allMatch(answers -> answers.contains("done"));
    assertThat(seen.values().stream().flatMap(TreeSet::stream).distinct().count())
        .as("answers: %s", seen)
        .isGreaterThan(15);
  }
}
