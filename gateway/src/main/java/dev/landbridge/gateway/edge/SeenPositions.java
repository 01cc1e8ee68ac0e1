package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.gateway.position.CausalPositions;
import dev.landbridge.gateway.position.Positions;
import dev.landbridge.platform.web.Caller;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Positions by caller: an account's keys share what they have seen, so do all of the operator. */
@Component
final class SeenPositions {
  private static final String OPERATOR = "operator";
  private final CausalPositions positions;
  private volatile Positions known = Positions.NONE;

  SeenPositions(Upstreams upstreams, GatewaySettings settings) {
    this.positions = new CausalPositions(upstreams.names(), settings.maxKnownCallers());
  }

  Positions owed(Caller caller, Upstream upstream) {
    var owed =
        caller
            .account()
            .map(account -> positions.owed(account.text(), upstream.name()))
            .orElse(Positions.NONE);
    return caller.isOperator() ? owed.merge(positions.owed(OPERATOR, upstream.name())) : owed;
  }

  /** The newest places of which this gateway knows that they exist. */
  Positions known() {
    return known;
  }

  void exist(Positions places) {
    if (!places.beyond(known).isEmpty()) {
      synchronized (this) {
        known = known.merge(places);
      }
    }
  }

  void learned(Caller caller, Positions seen) {
    exist(seen);
    each(caller, name -> positions.learned(name, seen));
  }

  void learnedByAll(Positions seen) {
    exist(seen);
    positions.learnedByAll(seen);
  }

  void settled(Caller caller, Upstream upstream, Positions sent) {
    each(caller, name -> positions.settled(name, upstream.name(), sent));
  }

  private static void each(Caller caller, Consumer<String> action) {
    caller.account().ifPresent(account -> action.accept(account.text()));
    if (caller.isOperator()) {
      action.accept(OPERATOR);
    }
  }
}
