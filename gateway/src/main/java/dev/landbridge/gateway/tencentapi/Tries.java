package dev.landbridge.gateway.tencentapi;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Of what is tried again a few times, each time after a pause twice as long as the one before. */
final class Tries {
  private static final int MOST = 5;

  private Duration pause = Duration.ofMillis(100);
  private int made = 1;

  /** Whether there is one more; it is time for it then. */
  boolean another() {
    if (made == MOST) {
      return false;
    }
    made++;
    LockSupport.parkNanos(pause.toNanos());
    pause = pause.multipliedBy(2);
    return true;
  }
}
