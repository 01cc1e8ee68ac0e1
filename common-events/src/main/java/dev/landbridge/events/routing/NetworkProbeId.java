package dev.landbridge.events.routing;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names a network probe. */
public record NetworkProbeId(String text) implements TextValue {
  public static final String PREFIX = "npr-";

  public NetworkProbeId {
    Ids.check(PREFIX, text);
  }

  public static NetworkProbeId parse(String text) {
    return new NetworkProbeId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
