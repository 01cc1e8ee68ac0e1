package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.platform.auth.InternalTokens;
import dev.landbridge.platform.web.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What services believe: the header that names a caller, signed once for a while. */
@Component
final class SignedCallers {
  private static final int MOST = 10_000;
  private static final Caller GATEWAY = new Caller(Optional.empty(), Role.OPERATOR, "gateway");
  private static final Caller ANYBODY = new Caller(Optional.empty(), Role.VIEWER, "anybody");

  private final LoadingCache<Caller, String> headers;

  SignedCallers(InternalTokens tokens, GatewaySettings settings, Ticker ticker) {
    this.headers =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(settings.tokenTtl())
            .ticker(ticker)
            .build(caller -> "Bearer " + tokens.sign(caller));
  }

  String header(Caller caller) {
    return headers.get(caller);
  }

  /** For the gateway's own questions. */
  String gateway() {
    return header(GATEWAY);
  }

  /** For what anybody may see without a key. */
  String anybody() {
    return header(ANYBODY);
  }
}
