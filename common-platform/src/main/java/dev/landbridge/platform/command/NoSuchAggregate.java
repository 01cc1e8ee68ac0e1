package dev.landbridge.platform.command;

import dev.landbridge.events.Rejection;

/** The command is for something that does not exist, or that its caller may not see. */
public record NoSuchAggregate(String id) implements Rejection {
  @Override
  public String code() {
    return "no-such-resource";
  }

  @Override
  public String detail() {
    return "Expected " + id + " to exist, but it does not";
  }
}
