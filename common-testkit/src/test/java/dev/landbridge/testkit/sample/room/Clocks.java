package dev.landbridge.testkit.sample.room;

import java.time.Instant;

final class Clocks {
  private Clocks() {}

  static Instant now() {
    return Instant.now();
  }
}
