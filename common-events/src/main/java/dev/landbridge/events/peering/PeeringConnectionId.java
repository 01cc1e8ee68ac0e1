package dev.landbridge.events.peering;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names a peering connection. */
public record PeeringConnectionId(String text) implements TextValue {
  public static final String PREFIX = "pcx-";

  public PeeringConnectionId {
    Ids.check(PREFIX, text);
  }

  public static PeeringConnectionId parse(String text) {
    return new PeeringConnectionId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
