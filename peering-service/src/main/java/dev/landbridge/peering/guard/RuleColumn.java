package dev.landbridge.peering.guard;

import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.platform.json.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Acceptance rules as they are stored in a jsonb column, one or an array of them. */
final class RuleColumn {
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();

  private RuleColumn() {}

  static String write(AcceptanceRule rule) {
    return JSON.writeValueAsString(rule);
  }

  static AcceptanceRule read(String json) {
    return JSON.readValue(json, AcceptanceRule.class);
  }

  static List<AcceptanceRule> readAll(@Nullable String array) {
    return array == null ? List.of() : List.of(JSON.readValue(array, AcceptanceRule[].class));
  }
}
