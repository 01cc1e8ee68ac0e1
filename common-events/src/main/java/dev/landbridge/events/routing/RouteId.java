package dev.landbridge.events.routing;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names one route of a route table. */
public record RouteId(String text) implements TextValue {
  public static final String PREFIX = "rti-";

  public RouteId {
    Ids.check(PREFIX, text);
  }

  public static RouteId parse(String text) {
    return new RouteId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
