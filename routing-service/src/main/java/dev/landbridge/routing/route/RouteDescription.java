package dev.landbridge.routing.route;

import dev.landbridge.events.Names;
import dev.landbridge.events.TextValue;

/** What a person notes on a route. */
public record RouteDescription(String text) implements TextValue {
  public static final RouteDescription NONE = new RouteDescription("");

  public RouteDescription {
    Names.description(text);
  }

  public static RouteDescription parse(String text) {
    return new RouteDescription(text);
  }
}
