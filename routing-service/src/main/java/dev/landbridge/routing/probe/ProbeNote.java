package dev.landbridge.routing.probe;

import dev.landbridge.events.Names;
import dev.landbridge.events.TextValue;

/** What a person notes on a network probe. */
public record ProbeNote(String text) implements TextValue {
  static final ProbeNote NONE = new ProbeNote("");

  public ProbeNote {
    Names.description(text);
  }

  public static ProbeNote parse(String text) {
    return new ProbeNote(text);
  }
}
