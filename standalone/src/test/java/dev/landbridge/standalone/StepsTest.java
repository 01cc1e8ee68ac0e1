package dev.landbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Steps steps = new Steps(new PrintStream(output, true, StandardCharsets.UTF_8));
  private final List<String> closed = new ArrayList<>();

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }

  @Test
  void partsStopInTheOppositeOrderAndOnce() throws Exception {
    steps.keep(part("lock"));
    steps.start("PostgreSQL", () -> part("PostgreSQL"));
    steps.start("gateway", () -> part("gateway"));

    steps.close();
    steps.close();

    assertThat(closed).containsExactly("gateway", "PostgreSQL", "lock");
    assertThat(output.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("landbridge: PostgreSQL is up ("),
            line -> assertThat(line).startsWith("landbridge: gateway is up ("),
            line -> assertThat(line).isEqualTo("landbridge: gateway is down"),
            line -> assertThat(line).isEqualTo("landbridge: PostgreSQL is down"));
  }

  @Test
  void aPartThatCannotStopDoesNotKeepTheOthers() throws Exception {
    steps.keep(part("lock"));
    AutoCloseable stubborn =
        () -> {
          throw new IllegalStateException("stuck");
        };
    steps.start("gateway", () -> stubborn);

    steps.close();

    assertThat(closed).containsExactly("lock");
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("landbridge: gateway did not stop cleanly: stuck");
  }

  @Test
  void nothingStartsOnceItIsStopping() {
    steps.close();
    assertThatThrownBy(() -> steps.start("gateway", () -> part("gateway")))
        .isInstanceOf(CannotStart.class);
  }
}
