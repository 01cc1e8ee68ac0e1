package dev.landbridge.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Key/value pairs that an account keeps on a resource; unseen by others. */
public record Tags(Map<String, String> pairs) {
  public static final Tags NONE = new Tags(Map.of());
  public static final int MOST = 50;
  public static final int LONGEST_KEY = 127;
  public static final int LONGEST_VALUE = 255;

  public Tags {
    if (pairs.size() > MOST) {
      throw new MalformedValue("at most " + MOST + " tags", pairs.size() + " tags");
    }
    pairs.forEach(Tags::check);
    pairs = Collections.unmodifiableMap(new TreeMap<>(pairs));
  }

  private static void check(String key, String value) {
    if (key.isBlank() || key.length() > LONGEST_KEY || Names.hasControl(key)) {
      throw new MalformedValue("a tag key of 1 to " + LONGEST_KEY + " printable characters", key);
    }
    if (value.length() > LONGEST_VALUE || Names.hasControl(value)) {
      throw new MalformedValue(
          "a tag value of at most " + LONGEST_VALUE + " printable characters", value);
    }
  }
}
