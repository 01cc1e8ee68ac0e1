package dev.landbridge.events.peering;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names a cross-region interconnect of the classic network. */
public record ClassicInterconnectId(String text) implements TextValue {
  public static final String PREFIX = "clx-";

  public ClassicInterconnectId {
    Ids.check(PREFIX, text);
  }

  public static ClassicInterconnectId parse(String text) {
    return new ClassicInterconnectId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
