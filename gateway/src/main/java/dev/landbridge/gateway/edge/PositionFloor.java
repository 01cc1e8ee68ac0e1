package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A gateway that starts does not know what its callers have seen, so it begins with everything that
 * the services had decided by then. The first requests wait until all have been asked once; who did
 * not answer is asked again now and then, while everybody goes on.
 */
@Component
final class PositionFloor {
  private static final Logger log = LoggerFactory.getLogger(PositionFloor.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final ServiceHeads heads;
  private final SeenPositions seen;
  private final Ticker ticker;
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean asked;
  private volatile long nextAttempt;

  PositionFloor(ServiceHeads heads, ServiceClient services, SeenPositions seen, Ticker ticker) {
    this.heads = heads;
    this.seen = seen;
    this.ticker = ticker;
    this.unknown.addAll(services.services());
  }

  /** Cheap once all have answered. */
  void ensure() {
    if (!asked) {
      askFirst();
    } else if (!unknown.isEmpty() && ticker.read() - nextAttempt >= 0) {
      Thread.startVirtualThread(this::askAgain);
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
    heads
        .of(unknown)
        .forEach(
            (service, positions) -> {
              seen.learnedByAll(positions);
              unknown.remove(service);
              log.info("Floor: service={} position={}", service, positions.header());
            });
    nextAttempt = ticker.read() + PAUSE_NANOS;
  }
}
