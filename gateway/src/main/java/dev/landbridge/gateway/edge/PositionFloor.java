package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.gateway.position.Positions;
import dev.landbridge.platform.PlatformSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A gateway that starts does not know what its callers have seen, so it begins with everything that
 * the services had decided by then. The first requests wait until all have been asked once; who did
 * not answer is asked again now and then, while everybody goes on but those who ask that service:
 * it gets no request before it has told its place.
 */
@Component
final class PositionFloor {
  private static final Logger log = LoggerFactory.getLogger(PositionFloor.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long BREATH_NANOS = Duration.ofMillis(50).toNanos();

  private final ServiceHeads heads;
  private final SeenPositions seen;
  private final Ticker ticker;
  private final Duration patience;
  private final Map<String, Unheard> unheard = new ConcurrentHashMap<>();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean asked;
  private volatile long nextAttempt;

  /** A service that has not told its place yet; who waits for it asks in turn. */
  private static final class Unheard {
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong timesAway = new AtomicLong();
  }

  PositionFloor(
      ServiceHeads heads,
      ServiceClient services,
      SeenPositions seen,
      Ticker ticker,
      PlatformSettings settings) {
    this.heads = heads;
    this.seen = seen;
    this.ticker = ticker;
    this.patience = settings.causalWait();
    services.services().forEach(name -> unheard.put(name, new Unheard()));
  }

  /** Until when a request that comes now waits. */
  long deadline() {
    return System.nanoTime() + patience.toNanos();
  }

  /** Cheap once all have answered. Throws where this service has not by the deadline. */
  void await(Upstream upstream, long deadline) {
    if (!asked) {
      askFirst();
    } else if (!unheard.isEmpty() && ticker.read() - nextAttempt >= 0) {
      Thread.startVirtualThread(this::askAgain);
    }
    var service = unheard.get(upstream.name());
    if (service != null) {
      await(upstream, service, deadline);
    }
  }

  private void askFirst() {
    asking.lock();
    try {
      if (!asked) {
        seen.learnedByAll(heads.own());
        ask();
        asked = true;
      }
    } finally {
      asking.unlock();
    }
  }

  private void askAgain() {
    if (asking.tryLock()) {
      try {
        if (ticker.read() - nextAttempt >= 0) {
          ask();
        }
      } finally {
        asking.unlock();
      }
    }
  }

  private void ask() {
    heads.of(unheard.keySet()).forEach(this::learn);
    nextAttempt = ticker.read() + PAUSE_NANOS;
  }

  private void learn(String service, Positions positions) {
    seen.learnedByAll(positions);
    unheard.remove(service);
    log.info("Floor: service={} position={}", service, positions.header());
  }

  private void await(Upstream upstream, Unheard service, long deadline) {
    var timesAway = service.timesAway.get();
    if (!takeTurn(service, deadline)) {
      throw EdgeProblems.notCaughtUp(upstream);
    }
    try {
      while (unheard.containsKey(upstream.name())) {
        if (service.timesAway.get() == timesAway) {
          ask(upstream, service);
        }
        if (service.timesAway.get() != timesAway) {
          throw EdgeProblems.serviceUnavailable(upstream);
        }
        pauseIfUnheard(upstream, deadline);
      }
    } finally {
      service.turn.unlock();
    }
  }

  private static boolean takeTurn(Unheard service, long deadline) {
    try {
      return service.turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Who is away is away for all who waited meanwhile. */
  private void ask(Upstream upstream, Unheard service) {
    try {
      heads.of(upstream.name()).ifPresent(positions -> learn(upstream.name(), positions));
    } catch (IOException e) {
      if (Exchanges.isConnecting(e)) {
        service.timesAway.incrementAndGet();
      }
    }
  }

  private void pauseIfUnheard(Upstream upstream, long deadline) {
    if (unheard.containsKey(upstream.name())) {
      if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
        throw EdgeProblems.notCaughtUp(upstream);
      }
      LockSupport.parkNanos(BREATH_NANOS);
    }
  }
}
