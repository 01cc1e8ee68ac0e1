package dev.landbridge.peering;

import dev.landbridge.events.TextValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a list that was asked for with some filters and without others. */
public final class Conditions {
  private final List<String> parts = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();

  public Conditions(String always, String name, Object value) {
    and(always, name, value);
  }

  /** Nothing is added where there is no value. */
  public Conditions and(String condition, String name, @Nullable Object value) {
    if (value != null) {
      parts.add("(" + condition + ")");
      values.put(name, value instanceof TextValue text ? text.text() : value);
    }
    return this;
  }

  public Conditions and(String condition) {
    parts.add("(" + condition + ")");
    return this;
  }

  public String sql() {
    return String.join(" and ", parts);
  }

  public Map<String, Object> values() {
    return Map.copyOf(values);
  }
}
