package dev.landbridge.platform.command;

import dev.landbridge.events.Rejection;

/** The caller decided upon another version than the one at hand. */
public record VersionMismatch(long expected, long actual) implements Rejection {
  @Override
  public String code() {
    return "version-mismatch";
  }

  @Override
  public String detail() {
    return "Expected version " + expected + ", but it is " + actual;
  }
}
