package dev.landbridge.routing.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.routing.path.Direction.State;
import dev.landbridge.routing.path.PlainAnswers.Answer;
import dev.landbridge.testkit.Seeds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Subnets, VPCs, addresses and interfaces as ends, judged by the code and by plain loops. */
class AnswersTest {
  private static final int NETWORKS = 3_000;
  private static final int QUESTIONS = 3;

  @Test
  void whoeverIsMeantIsFoundAndFaresAsAllItsAddressesDo() {
    Map<Object, Integer> seen = new HashMap<>();
    Seeds.forEach(
        NETWORKS,
        random -> {
          var world = World.random(random);
          var analyst = new Analyst(world.network(), World.account(0), false);
          var reference = new PlainAnswers(world, false);
          for (int i = 0; i < QUESTIONS; i++) {
            var from = Questions.end(random, world);
            var to = Questions.end(random, world);
            var answer = Questions.assertAnswered(analyst, from, to, reference.answer(from, to));
            seen.merge(kind(answer), 1, Integer::sum);
          }
        });
    assertThat(seen.keySet())
        .as("%s", seen)
        .contains(
            State.REACHABLE,
            State.PARTLY_REACHABLE,
            State.BLOCKED,
            State.UNKNOWN,
            "ambiguous-source",
            "address-families-differ",
            "no-such-subnet",
            "no-such-vpc");
  }

  private static Object kind(Answer answer) {
    return answer.forward() == null ? answer.refusal() : answer.forward();
  }
}
