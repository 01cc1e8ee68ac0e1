package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.platform.web.Caller;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How many requests of one account are at work in one service at once: fewer than the service has
 * connections to its database, so that nobody waits behind them, and begun as {@link HeadStart}
 * says. Some more wait here, for those before them and for nobody else's. The operator always gets
 * through.
 */
@Component
final class Turns {
  private static final String OPERATOR = "operator";
  private final int most;
  private final int atWork;
  private final Duration patience;
  private final HeadStart headStart;
  private final ConcurrentHashMap<Key, Lane> lanes = new ConcurrentHashMap<>();

  private record Key(String account, String service) {}

  /**
   * The requests of one account with one service.
   *
   * @param count how many there are, waiting or at work
   * @param places of those at work, given in the order of arrival
   */
  private record Lane(int count, Semaphore places) {}

  @Autowired
  Turns(GatewaySettings settings, HeadStart headStart) {
    this(
        settings.forwarding().turnsPerAccount(),
        settings.forwarding().atWorkPerAccount(),
        settings.forwarding().responseTimeout(),
        headStart);
  }

  Turns(int most, int atWork, Duration patience, HeadStart headStart) {
    this.most = most;
    this.atWork = Math.min(most, atWork);
    this.patience = patience;
    this.headStart = headStart;
  }

  /** Waits for a place; throws where the account has all that it may, or none gets free. */
  Turn take(Caller caller, String service) {
    if (caller.isOperator()) {
      headStart.noteFrom(OPERATOR);
      return () -> {};
    }
    var turn = take(new Key(caller.requireAccount().text(), service));
    var start = start(caller.requireAccount().text());
    return () -> {
      start.close();
      turn.close();
    };
  }

  /** As if each network were an account, for what is open to all; for it, nobody makes room. */
  Turn takeFrom(String address, String service) {
    return take(new Key("from " + FailedAttempts.network(address), service));
  }

  private Turn take(Key key) {
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

  private Turn start(String account) {
    try {
      return headStart.take(account);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return () -> {};
    }
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
