package dev.landbridge.platform.log;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the log is behind the store.
 *
 * @param since when it last was level; the lag in seconds counts from here
 */
public record RelayLag(long position, long events, Instant since) {
  static final RelayLag NONE = new RelayLag(0, 0, Instant.EPOCH);

  static RelayLag of(boolean progressed, long position, long head, RelayLag before, Instant now) {
    long behind = Math.max(0, head - position);
    boolean level = behind == 0 || before.since.equals(Instant.EPOCH);
    return new RelayLag(position, behind, level || progressed ? now : before.since);
  }

  public double seconds(Instant now) {
    return events == 0 ? 0 : Duration.between(since, now).toMillis() / 1000.0;
  }
}
