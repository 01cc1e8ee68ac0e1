package dev.landbridge.routing.probe;

import dev.landbridge.events.Names;
import dev.landbridge.events.TextValue;

/** What a person calls a network probe. */
public record ProbeName(String text) implements TextValue {
  public ProbeName {
    Names.name(text);
  }

  public static ProbeName parse(String text) {
    return new ProbeName(text);
  }
}
