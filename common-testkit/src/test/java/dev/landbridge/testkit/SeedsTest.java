package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SeedsTest {

  @Test
  void everySeedGivesAnotherSequenceAndTheSameOneAgain() {
    var first = new ArrayList<Long>();
    var second = new ArrayList<Long>();
    Seeds.thousand(random -> first.add(random.nextLong()));
    Seeds.thousand(random -> second.add(random.nextLong()));

    assertThat(first).isEqualTo(second);
    assertThat(new HashSet<>(first)).hasSize(1000);
  }

  @Test
  void theFailingSeedIsInTheMessage() {
    var tried = new ArrayList<Long>();
    assertThatThrownBy(
            () ->
                Seeds.forEach(
                    10,
                    random -> {
                      tried.add(random.nextLong());
                      assertThat(tried).hasSizeLessThan(4);
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Failed with seed 3 (again: -Dlandbridge.test.seed=3)");
  }
}
