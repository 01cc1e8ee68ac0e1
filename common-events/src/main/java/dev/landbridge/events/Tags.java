package dev.landbridge.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Key/value pairs that an account keeps on a resource; unseen by others. */
public record Tags(Map<String, String> pairs) {
  public static final Tags NONE = new Tags(Map.of());
  private static final int MOST = 50;

  public Tags {
    if (pairs.size() > MOST) {
      throw new MalformedValue("at most " + MOST + " tags", pairs.size() + " tags");
    }
    pairs.forEach(Tags::check);
    pairs = Collections.unmodifiableMap(new TreeMap<>(pairs));
  }

  private static void check(String key, String value) {
    if (key.isBlank() || key.length() > 127 || Names.hasControl(key)) {
      throw new MalformedValue("a tag key of 1 to 127 printable characters", key);
    }
    if (value.length() > 255 || Names.hasControl(value)) {
      throw new MalformedValue("a tag value of at most 255 printable characters", value);
    }
  }
}
