package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.gateway.GatewaySettings;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * How many keys that turn out wrong one remote address may try: unknown ones together, since each
 * is looked up in the database, and those in use each for itself, so that whoever guesses the
 * secret of one holds up no other behind the same address.
 */
@Component
public final class FailedAttempts {
  private static final int GROUPS_OF_A_NETWORK = 4;
  private final RateLimiter rate;

  FailedAttempts(GatewaySettings settings, Ticker ticker) {
    var limit = settings.failedAuthentications();
    this.rate = new RateLimiter(limit.perSecond(), limit.burst(), ticker);
  }

  /** Zero where another key that is not in use may be looked up. */
  public Duration pause(String address) {
    return rate.pause(network(address));
  }

  /** Zero where another secret of a key in use may be tried. */
  public Duration pause(String address, ApiKeyId inUse) {
    return rate.pause(network(address, inUse));
  }

  public void failed(String address, ApiKeyId shown) {
    rate.admit(network(address));
    rate.admit(network(address, shown));
  }

  private static String network(String address, ApiKeyId key) {
    return network(address) + " " + key;
  }

  /** Whoever has one IPv6 address has the other 2^64 of its network, too. */
  static String network(String address) {
    int end = -1;
    for (int i = 0; i < GROUPS_OF_A_NETWORK; i++) {
      end = address.indexOf(':', end + 1);
      if (end < 0) {
        return address;
      }
    }
    return address.substring(0, end);
  }
}
