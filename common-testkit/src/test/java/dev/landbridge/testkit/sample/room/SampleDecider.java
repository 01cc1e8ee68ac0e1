package dev.landbridge.testkit.sample.room;

import java.sql.Timestamp;

/** Breaks two rules: it knows SQL, and through its helper it asks for the time. */
final class SampleDecider {
  private SampleDecider() {}

  static Timestamp decide() {
    return Timestamp.from(Clocks.now());
  }
}
