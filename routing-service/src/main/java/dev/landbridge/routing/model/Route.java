package dev.landbridge.routing.model;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;

/**
 * A route as it was written; what it is worth follows from the network around it.
 *
 * @param published to be told to others, and therefore not to be disabled or removed
 */
public record Route(
    RouteId id,
    CidrBlock destination,
    NextHop nextHop,
    boolean enabled,
    RouteOrigin origin,
    boolean published) {

  /** One that a user writes. */
  public Route(RouteId id, CidrBlock destination, NextHop nextHop, boolean enabled) {
    this(id, destination, nextHop, enabled, RouteOrigin.USER, false);
  }

  public boolean isLearned() {
    return origin == RouteOrigin.LEARNED;
  }

  /** What its owner must know before he removes it or leads it elsewhere; else nothing. */
  public String beforehand() {
    if (isLearned()) {
      return " Route " + id + " was learned: whoever told it takes it back.";
    }
    return published ? " Route " + id + " is published: withdraw it first." : "";
  }

  public Route to(NextHop other) {
    return new Route(id, destination, other, enabled, origin, published);
  }

  public Route enabled(boolean now) {
    return new Route(id, destination, nextHop, now, origin, published);
  }

  Route published(boolean now) {
    return new Route(id, destination, nextHop, enabled, origin, now);
  }
}
