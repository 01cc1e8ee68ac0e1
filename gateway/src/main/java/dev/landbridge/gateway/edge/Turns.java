package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.platform.web.Caller;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How many requests of one account are at work in one service at once: fewer than the service has
 * connections to its database, so that nobody waits behind them. Some more wait here, for those
 * before them and for nobody else's. The operator always gets through.
 */
@Component
final class Turns {
  private final int most;
  private final int atWork;
  private final Duration patience;
  private final ConcurrentHashMap<Key, Lane> lanes = new ConcurrentHashMap<>();

  private record Key(String account, String service) {}

  /**
   * The requests of one account with one service.
   *
   * @param count how many there are, waiting or at work
   * @param places of those at work, given in the order of arrival
   */
  private record Lane(int count, Semaphore places) {}

  /** One request on its way; closed when it is answered. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  Turns(GatewaySettings settings) {
    this.most = settings.forwarding().turnsPerAccount();
    this.atWork = Math.min(most, settings.forwarding().atWorkPerAccount());
    this.patience = settings.forwarding().responseTimeout();
  }

  /** Waits for a place; throws where the account has all that it may, or none gets free. */
  Turn take(Caller caller, String service) {
    if (caller.isOperator()) {
      return () -> {};
    }
    var key = new Key(caller.requireAccount().text(), service);
    var places = enter(key).places();
    if (!waitFor(places)) {
      leave(key);
      throw EdgeProblems.waitedTooLong(patience);
    }
    return () -> {
      places.release();
      leave(key);
    };
  }

  private Lane enter(Key key) {
    return lanes.compute(
        key,
        (_, lane) -> {
          if (lane == null) {
            return new Lane(1, new Semaphore(atWork, true));
          }
          if (lane.count() >= most) {
            throw EdgeProblems.tooManyAtOnce(most);
          }
          return new Lane(lane.count() + 1, lane.places());
        });
  }

  private void leave(Key key) {
    lanes.computeIfPresent(
        key, (_, lane) -> lane.count() == 1 ? null : new Lane(lane.count() - 1, lane.places()));
  }

  private boolean waitFor(Semaphore places) {
    try {
      return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
