package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.Decision;
import dev.landbridge.events.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  /** A number that may only grow. */
  record Grown(int by) {}

  record NotPositive(int asked) implements Rejection {
    @Override
    public String code() {
      return "not-positive";
    }

    @Override
    public String detail() {
      return "Expected more than nothing, but got " + asked;
    }
  }

  private static Decision<Grown, NotPositive> decide(Integer by, Integer state) {
    if (by < 0) {
      return Decision.rejected(new NotPositive(by));
    }
    return by == 0 ? Decision.accepted() : Decision.accepted(new Grown(by));
  }

  private static Integer evolve(Integer state, Grown event) {
    return state + event.by();
  }

  private final Scenario<Integer, Integer, Grown, NotPositive> scenario =
      Scenario.of(ScenarioTest::decide, ScenarioTest::evolve, 0);

  @Test
  void acceptedEventsAreCompared() {
    scenario.given(new Grown(1)).when(2).then(new Grown(2)).thenState(3);
    assertThat(scenario.when(7).events()).isEqualTo(List.of(new Grown(7)));
  }

  @Test
  void aRepeatChangesNothing() {
    scenario.given(new Grown(1)).when(0).thenNothing();
  }

  @Test
  void aRejectionIsComparedByValueOrType() {
    scenario.when(-1).thenRejected(new NotPositive(-1)).thenRejected(NotPositive.class);
  }

  @Test
  void whatDiffersFailsAndNamesTheCommandAndTheState() {
    assertThatThrownBy(() -> scenario.given(new Grown(5)).when(2).thenNothing())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("2, in state 5");
    assertThatThrownBy(() -> scenario.when(2).thenRejected(new NotPositive(2)))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> scenario.when(-2).events())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("NotPositive");
  }
}
