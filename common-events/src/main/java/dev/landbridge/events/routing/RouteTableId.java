package dev.landbridge.events.routing;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names a route table. */
public record RouteTableId(String text) implements TextValue {
  public static final String PREFIX = "rtb-";

  public RouteTableId {
    Ids.check(PREFIX, text);
  }

  public static RouteTableId parse(String text) {
    return new RouteTableId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
