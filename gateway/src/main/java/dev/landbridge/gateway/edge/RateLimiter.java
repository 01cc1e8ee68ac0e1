package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * A token bucket per caller, kept as the one instant at which it will be full again (GCRA). Full
 * buckets need no memory and are forgotten.
 */
final class RateLimiter {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int MOST = 1_000_000;

  private final long nanosPerToken;
  private final long nanosToFill;
  private final Ticker ticker;
  private final Cache<String, Long> fullAt;

  RateLimiter(int tokensPerSecond, int burst, Ticker ticker) {
    this.nanosPerToken = SECOND / tokensPerSecond;
    this.nanosToFill = nanosPerToken * burst;
    this.ticker = ticker;
    this.fullAt =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofNanos(nanosToFill).plusSeconds(1))
            .ticker(ticker)
            .build();
  }

  /** How long until one would be admitted, zero where it is now; takes none. */
  Duration pause(String caller) {
    var now = ticker.read();
    var known = fullAt.getIfPresent(caller);
    var full = known == null || known - now < 0 ? now : known;
    return Duration.ofNanos(Math.max(0, full + nanosPerToken - now - nanosToFill));
  }

  /** Zero when admitted, else how long until one would be. */
  Duration admit(String caller) {
    var now = ticker.read();
    var wait = new long[1];
    fullAt
        .asMap()
        .compute(
            caller,
            (_, known) -> {
              var full = known == null || known - now < 0 ? now : known;
              var next = full + nanosPerToken;
              wait[0] = Math.max(0, next - now - nanosToFill);
              return wait[0] > 0 ? full : next;
            });
    return Duration.ofNanos(wait[0]);
  }

  /** As {@code Retry-After} says it. */
  static long ceilSeconds(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
