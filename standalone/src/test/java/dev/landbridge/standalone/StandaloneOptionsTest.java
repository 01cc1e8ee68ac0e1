package dev.landbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StandaloneOptionsTest {

  @Test
  void withoutOptionsThereAreDefaults() {
    assertThat(StandaloneOptions.parse())
        .isEqualTo(new StandaloneOptions(Path.of(".landbridge"), 8080, 0, false));
  }

  @Test
  void everyOptionCounts() {
    assertThat(
            StandaloneOptions.parse(
                "--demo", "--data", "/somewhere", "--port", "9000", "--kafka-port", "9092"))
        .isEqualTo(new StandaloneOptions(Path.of("/somewhere"), 9000, 9092, true));
  }

  @Test
  void whatIsNoOptionIsNamed() {
    assertThatThrownBy(() -> StandaloneOptions.parse("--prot", "1"))
        .hasMessage("Unknown option --prot");
    assertThatThrownBy(() -> StandaloneOptions.parse("--port"))
        .hasMessage("Expected a value after --port");
    assertThatThrownBy(() -> StandaloneOptions.parse("--port", "65536"))
        .hasMessage("Expected a port after --port, but got 65536");
    assertThatThrownBy(() -> StandaloneOptions.parse("--port", "http"))
        .hasMessage("Expected a port after --port, but got http");
  }
}
