package dev.landbridge.peering;

import dev.landbridge.events.Names;
import dev.landbridge.events.TextValue;

/** What a person calls a resource: at most 60 printable characters. */
public record ResourceName(String text) implements TextValue {
  public static final ResourceName NONE = new ResourceName("");

  public ResourceName {
    Names.name(text);
  }

  public static ResourceName parse(String text) {
    return new ResourceName(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
