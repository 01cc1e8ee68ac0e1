package dev.landbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.EventCatalogue;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of event stands in the documents for people and for machines. */
class DocumentedEventsTest {

  @ParameterizedTest
  @ValueSource(strings = {"docs/asyncapi.yaml", "docs/api/events.md"})
  void everyTypeIsDescribed(String document) {
    var text = Repository.read(document);
    assertThat(types()).filteredOn(type -> !mentions(text, type)).isEmpty();
  }

  private static List<String> types() {
    return EventCatalogue.contexts().stream()
        .flatMap(context -> EventCatalogue.typesOf(context).keySet().stream())
        .toList();
  }

  private static boolean mentions(String text, String type) {
    return Pattern.compile("\\b" + type + "\\b").matcher(text).find();
  }
}
