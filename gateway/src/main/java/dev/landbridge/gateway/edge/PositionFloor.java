package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.gateway.position.Positions;
import dev.landbridge.platform.log.LogHeads;
import dev.landbridge.platform.web.Position;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway that starts does not know what its callers have seen, so it begins with everything that
 * the services had decided by then. Asked for with the first requests, until each has answered.
 */
@Component
final class PositionFloor {
  private static final Logger log = LoggerFactory.getLogger(PositionFloor.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final ServiceClient services;
  private final LogHeads own;
  private final SeenPositions seen;
  private final JsonMapper json;
  private final Ticker ticker;
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long nextAttempt;

  PositionFloor(
      ServiceClient services, LogHeads own, SeenPositions seen, JsonMapper json, Ticker ticker) {
    this.services = services;
    this.own = own;
    this.seen = seen;
    this.json = json;
    this.ticker = ticker;
    this.unknown.addAll(services.services());
    this.nextAttempt = ticker.read();
  }

  /** Cheap once all have answered; before, one request a second asks while the others wait. */
  void ensure() {
    if (unknown.isEmpty() || ticker.read() - nextAttempt < 0) {
      return;
    }
    asking.lock();
    try {
      if (ticker.read() - nextAttempt >= 0) {
        seen.learnedByAll(Positions.parse(Position.format(own.positions())));
        unknown.removeIf(this::learn);
        nextAttempt = ticker.read() + PAUSE_NANOS;
      }
    } finally {
      asking.unlock();
    }
  }

  private boolean learn(String service) {
    var found = services.ask(service, "/internal/position", PATIENCE).flatMap(this::read);
    found.ifPresent(
        positions -> {
          seen.learnedByAll(positions);
          log.info("Floor: service={} position={}", service, positions.header());
        });
    return found.isPresent();
  }

  private Optional<Positions> read(String answer) {
    try {
      return Optional.of(Positions.parse(json.readTree(answer).path("position").asString("")));
    } catch (JacksonException | IllegalArgumentException e) {
      log.warn("Expected a position, but got something else: {}", e.toString());
      return Optional.empty();
    }
  }
}
