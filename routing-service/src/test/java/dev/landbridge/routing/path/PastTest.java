package dev.landbridge.routing.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.routing.model.Histories;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.NetworkReader;
import dev.landbridge.routing.path.Direction.State;
import dev.landbridge.routing.path.Matrix.Granularity;
import dev.landbridge.routing.path.Matrix.Row;
import dev.landbridge.testkit.Seeds;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random stories: what is told of a moment is what was true of the network of that moment. */
class PastTest {
  private static final int STORIES = 1_000;
  private static final int MOMENTS = 4;
  private static final int QUESTIONS = 4;

  @Test
  void anyMomentIsJudgedAsIfItWereNow() {
    var seen = EnumSet.noneOf(State.class);
    Seeds.forEach(
        STORIES,
        random -> {
          var story = Story.random(random);
          var history = told(story, Instant.MAX);
          for (int i = 0; i < MOMENTS; i++) {
            long length = story.end().getEpochSecond() - Story.START.getEpochSecond();
            var moment = Story.START.plusSeconds(random.nextLong(-1, length + 1));
            var world = story.at(moment);
            var analyst = new Analyst(of(history, moment), World.account(0), true);
            var reference = new PlainAnswers(world, true);
            for (int j = 0; j < QUESTIONS; j++) {
              var from = Questions.end(random, world);
              var to = Questions.end(random, world);
              var answer = Questions.assertAnswered(analyst, from, to, reference.answer(from, to));
              if (answer.forward() != null) {
                seen.add(answer.forward());
              }
            }
          }
        });
    assertThat(seen).containsExactlyInAnyOrder(State.values());
  }

  /** To the last hop and candidate; every pair is asked. */
  @Test
  void theMatrixOfAMomentIsTheOneThatAHistoryCutThereWouldGive() {
    Seeds.forEach(
        STORIES / 4,
        random -> {
          var story = Story.random(random);
          var history = told(story, Instant.MAX);
          for (int i = 0; i < MOMENTS; i++) {
            var moment = story.told.get(random.nextInt(story.told.size())).at();
            assertThat(matrix(of(history, moment)))
                .as("as of %s", moment)
                .isEqualTo(matrix(of(told(story, moment), NetworkReader.NOW)));
          }
        });
  }

  private static List<Row> matrix(Network network) {
    var matrix = new Matrix(network, World.account(0), Granularity.SUBNET);
    return matrix.sources().stream()
        .map(source -> matrix.row(source, matrix::destinations))
        .toList();
  }

  private static Network of(Histories history, Instant moment) {
    return history.of(World.account(0), moment);
  }

  private static Histories told(Story story, Instant upTo) {
    var history = new Histories();
    story.told.stream()
        .filter(told -> !told.at().isAfter(upTo))
        .forEach(told -> history.tell(told.event(), told.at()));
    return history;
  }
}
