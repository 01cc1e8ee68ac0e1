package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.platform.web.Caller;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How much one account may ask, in whichever of our languages it asks. */
@Component
public final class AccountRate {
  private final RateLimiter rate;

  AccountRate(GatewaySettings settings, Ticker ticker) {
    this.rate =
        new RateLimiter(
            settings.rateLimit().requestsPerSecond(), settings.rateLimit().burst(), ticker);
  }

  /**
   * Zero when admitted, else how long until it would be. The operator is not limited: it has to get
   * in when everything is busy.
   */
  public Duration admit(Caller caller) {
    return caller.isOperator() ? Duration.ZERO : rate.admit(caller.requireAccount().text());
  }
}
