package dev.landbridge.peering;

import dev.landbridge.events.Tags;
import dev.landbridge.events.TextValue;
import java.util.Map;

/** The key of a tag, as one looks for it. */
public record TagKey(String text) implements TextValue {
  public TagKey {
    var _ = new Tags(Map.of(text, ""));
  }

  public static TagKey parse(String text) {
    return new TagKey(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
