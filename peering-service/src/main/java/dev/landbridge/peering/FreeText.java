package dev.landbridge.peering;

import dev.landbridge.events.Names;
import dev.landbridge.events.TextValue;

/** A description, reason or note of a person: at most 255 printable characters. */
public record FreeText(String text) implements TextValue {
  public static final FreeText NONE = new FreeText("");

  public FreeText {
    Names.description(text);
  }

  public static FreeText parse(String text) {
    return new FreeText(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
