package dev.landbridge.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever a snapshot holds is in the fingerprint of its shape. */
class StateShapeTest {
  private enum Colour {
    RED,
    BLUE
  }

  private record Leaf(int weight) {}

  @SuppressWarnings("UnusedNestedClass") // only its shape counts
  private sealed interface State {
    record Bare() implements State {}

    record Full(List<Leaf> leaves, Map<String, Colour> colours, State[] before) implements State {}
  }

  @SuppressWarnings("UnusedVariable") // only its shape counts
  private static final class Tree {
    private static final int COUNT = 1;
    private @Nullable String id;
    private State state = new State.Bare();
  }

  @Test
  void fieldsComponentsMembersAndConstantsCountAsDeepAsOurTypesGo() {
    assertThat(StateShape.lines(Tree.class))
        .satisfiesOnlyOnce(line -> assertThat(line).contains("Tree.id:java.lang.String"))
        .satisfiesOnlyOnce(line -> assertThat(line).contains("Tree.state:").endsWith("State"))
        .satisfiesOnlyOnce(line -> assertThat(line).contains("State[").contains("Bare", "Full"))
        .satisfiesOnlyOnce(line -> assertThat(line).contains("Full.leaves:").contains("Leaf>"))
        .satisfiesOnlyOnce(line -> assertThat(line).contains("Full.before:").endsWith("State[]"))
        .satisfiesOnlyOnce(line -> assertThat(line).contains("Leaf.weight:int"))
        .satisfiesOnlyOnce(line -> assertThat(line).endsWith("Colour[RED, BLUE]"))
        .noneMatch(line -> line.contains("COUNT"));
  }

  @Test
  void theFingerprintIsThatOfTheShape() {
    assertThat(StateShape.of(Tree.class))
        .matches("[0-9a-f]{16}")
        .isEqualTo(StateShape.of(Tree.class));
    assertThat(StateShape.of(Tree.class)).isNotEqualTo(StateShape.of(Leaf.class));
  }
}
