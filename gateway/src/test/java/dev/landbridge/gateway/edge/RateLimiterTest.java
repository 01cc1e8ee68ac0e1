package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landbridge.testkit.Seeds;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000); // will wrap round
  private final RateLimiter limiter = new RateLimiter(10, 5, now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void aBurstPassesAndTheNextWaitsForOneToken() {
    for (int i = 0; i < 5; i++) {
      assertThat(limiter.admit("alice")).isZero();
    }
    assertThat(limiter.admit("alice")).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void waitingAsToldIsEnough() {
    for (int i = 0; i < 6; i++) {
      limiter.admit("alice");
    }
    pass(limiter.admit("alice"));
    assertThat(limiter.admit("alice")).isZero();
    assertThat(limiter.admit("alice")).isPositive();
  }

  @Test
  void beingRefusedCostsNothing() {
    for (int i = 0; i < 100; i++) {
      limiter.admit("alice");
    }
    pass(Duration.ofMillis(100));
    assertThat(limiter.admit("alice")).isZero();
  }

  @Test
  void oneAccountsFloodLeavesTheOtherAlone() {
    for (int i = 0; i < 100; i++) {
      limiter.admit("alice");
    }
    assertThat(limiter.admit("bob")).isZero();
  }

  @Test
  void aLongPauseFillsTheBucketAndNoMore() {
    for (int i = 0; i < 5; i++) {
      limiter.admit("alice");
    }
    pass(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      assertThat(limiter.admit("alice")).isZero();
    }
    assertThat(limiter.admit("alice")).isPositive();
  }

  @Test
  void anySequenceIsLikeABucketThatDrips() {
    Seeds.thousand(
        random -> {
          int perSecond = 1 + random.nextInt(20);
          int burst = 1 + random.nextInt(10);
          var clock = new AtomicLong(random.nextLong());
          var real = new RateLimiter(perSecond, burst, clock::get);
          var nanosPerToken = 1_000_000_000L / perSecond;
          var full = (double) burst * nanosPerToken;
          var level = full;
          for (int step = 0; step < 200; step++) {
            var gap = random.nextLong(2 * nanosPerToken);
            clock.addAndGet(gap);
            level = Math.min(full, level + gap);
            var wait = real.admit("alice").toNanos();
            assertThat((double) wait).isCloseTo(Math.max(0, nanosPerToken - level), within(1.0));
            level -= wait == 0 ? nanosPerToken : 0;
          }
        });
  }
}
