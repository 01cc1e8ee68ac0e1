package dev.landbridge.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Ends the thread that asks it for the time, as a defect would. */
public final class FailingClock extends Clock {
  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    throw new StackOverflowError("Told to fail when asked for the time");
  }
}
