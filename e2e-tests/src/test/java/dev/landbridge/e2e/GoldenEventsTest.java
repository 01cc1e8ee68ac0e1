package dev.landbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.EventCatalogue;
import dev.landbridge.platform.json.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every version of every event that was ever published stays readable, and today's is written as it
 * was then.
 */
class GoldenEventsTest {
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();
  private static final String FOLDER = "e2e-tests/src/test/resources/golden";

  static Stream<Class<? extends DomainEvent>> types() {
    return EventCatalogue.contexts().stream()
        .flatMap(context -> EventCatalogue.typesOf(context).values().stream());
  }

  @ParameterizedTest
  @MethodSource("types")
  void isReadAndWrittenAgainIdentically(Class<? extends DomainEvent> type) throws IOException {
    var golden = golden(type);
    var event = JSON.readValue(golden, type);
    assertThat(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n")
        .isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesItsAggregateAndAccounts(Class<? extends DomainEvent> type) throws IOException {
    var event = JSON.readValue(golden(type), type);
    assertThat(event.subject()).isNotEmpty();
    assertThat(event.accounts()).isNotEmpty();
  }

  /** Written before the event gained a field: reads as the same event with the field's default. */
  @ParameterizedTest
  @MethodSource("olderShapes")
  void anOlderShapeReadsAsTodays(Path older) throws IOException {
    var name = older.getFileName().toString().replaceAll("\\.v\\d+\\..*", "");
    var type = types().filter(one -> one.getSimpleName().equals(name)).findFirst().orElseThrow();
    DomainEvent read = JSON.readValue(Files.readString(older), type);
    assertThat(read).isEqualTo(JSON.readValue(golden(type), type));
  }

  static Stream<Path> olderShapes() throws IOException {
    try (var files = Files.list(Repository.root().resolve(FOLDER + "-older"))) {
      return files.sorted().toList().stream();
    }
  }

  private static String golden(Class<? extends DomainEvent> type) throws IOException {
    var name = "/golden/%s.v%s.json".formatted(type.getSimpleName(), EventCatalogue.VERSION);
    try (var in = GoldenEventsTest.class.getResourceAsStream(name)) {
      assertThat(in).as("golden file %s", name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void noFileIsWithoutItsType() throws IOException {
    var known = types().map(Class::getSimpleName).collect(Collectors.toSet());
    try (var files = Files.list(Repository.root().resolve(FOLDER))) {
      Set<String> unknown =
          files
              .map(file -> file.getFileName().toString().replaceAll("\\.v\\d+\\.json", ""))
              .filter(name -> !known.contains(name))
              .collect(Collectors.toSet());
      assertThat(unknown).isEmpty();
    }
  }
}
