package dev.landbridge.platform.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the projections of a service up to date: reads each event once and gives it to all that
 * stand before it, in one transaction. One that fails, or that is replayed, is served by itself
 * until it is level with the others. Under load events are gathered for a moment, since a batch of
 * twenty costs little more than one of two; nobody who waits for an event waits for that.
 */
public final class Projector implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Projector.class);
  private static final Duration GATHERING = Duration.ofMillis(20);

  /** How soon the events of another instance are seen if nobody asks. */
  private static final Duration POLL = Duration.ofMillis(100);

  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);

  private final Map<String, EventHandlers> projections;
  private final EventFeed feed;
  private final ProjectionProgress progress;
  private final Clock clock;
  private final Map<String, Failure> failures = new ConcurrentHashMap<>();
  private final Semaphore appended = new Semaphore(0);
  private final Semaphore wanted = new Semaphore(0);
  private volatile boolean running;
  private volatile @Nullable Thread thread;

  /** At which event, when it is tried again, and how long it waited for that. */
  private record Failure(long position, Instant retryAt, Duration pause) {}

  Projector(
      Map<String, EventHandlers> projections,
      EventFeed feed,
      ProjectionProgress progress,
      Clock clock) {
    this.projections = Map.copyOf(projections);
    this.feed = feed;
    this.progress = progress;
    this.clock = clock;
  }

  /** Something was appended. */
  void wake() {
    release(appended);
  }

  /** Somebody waits for it. */
  void hurry() {
    release(wanted);
    release(appended);
  }

  private static void release(Semaphore semaphore) {
    if (semaphore.availablePermits() == 0) {
      semaphore.release();
    }
  }

  /** Whether it does not get on here: it refuses an event, or nothing is given to it at all. */
  boolean isFailing(String name) {
    return !isRunning() || failures.containsKey(name);
  }

  @Override
  public void start() {
    if (projections.isEmpty()) {
      return;
    }
    progress.begin(projections.keySet());
    running = true;
    thread = Thread.ofPlatform().name("projector").daemon(true).start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    hurry();
    var stopping = thread;
    if (stopping == null) {
      return;
    }
    try {
      stopping.join(Duration.ofSeconds(15));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    var working = thread;
    return running && working != null && working.isAlive();
  }

  /** Once commands are handled, which processes send; before the relay. */
  @Override
  public int getPhase() {
    return 1;
  }

  private void run() {
    while (running) {
      long began = System.nanoTime();
      try {
        if (!step()) {
          await(appended, POLL);
          await(wanted, GATHERING.minusNanos(System.nanoTime() - began));
        }
      } catch (RuntimeException e) {
        log.warn("Projections stopped and will start again", e);
        await(wanted, RETRY);
      }
    }
  }

  private void await(Semaphore semaphore, Duration most) {
    try {
      if (semaphore.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
        semaphore.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }

  /** A batch for all; true if there is more. */
  private boolean step() {
    boolean more = false;
    var known = progress.read(projections.keySet());
    var byPosition = byPosition(known.positions());
    for (var stand : byPosition.headMap(known.head()).entrySet()) {
      // not past those ahead: from there on they are served together
      var ahead = byPosition.higherKey(stand.getKey());
      var events = feed.read(stand.getKey(), ahead == null ? Long.MAX_VALUE : ahead);
      if (!events.isEmpty()) {
        give(stand.getValue(), stand.getKey(), events);
        more |= events.size() == EventFeed.BATCH || ahead != null;
      }
    }
    return more;
  }

  private NavigableMap<Long, List<EventHandlers>> byPosition(Map<String, Long> positions) {
    var now = clock.instant();
    var stands = new TreeMap<Long, List<EventHandlers>>();
    positions.forEach(
        (name, position) -> {
          // another instance got it past that event
          failures.computeIfPresent(name, (_, f) -> f.position() <= position ? null : f);
          var failure = failures.get(name);
          if (failure == null || !failure.retryAt().isAfter(now)) {
            stands.computeIfAbsent(position, _ -> new ArrayList<>()).add(projections.get(name));
          }
        });
    return stands;
  }

  private void give(
      Collection<EventHandlers> together, long from, List<TrackedEventMessage<?>> events) {
    try {
      feed.give(together, from, events);
      together.forEach(projection -> failures.remove(projection.name()));
    } catch (RuntimeException e) {
      log.warn("Given in parts what failed together: from={} events={}", from, events.size(), e);
      together.forEach(projection -> giveAlone(projection, from, events));
    }
  }

  /** Everything up to the event that fails takes effect. */
  private boolean giveAlone(
      EventHandlers projection, long from, List<TrackedEventMessage<?>> events) {
    try {
      feed.give(List.of(projection), from, events);
      failures.remove(projection.name());
      return true;
    } catch (RuntimeException e) {
      if (events.size() == 1) {
        fail(projection.name(), EventFeed.position(events.getFirst()), e);
        return false;
      }
      var first = events.subList(0, events.size() / 2);
      var rest = events.subList(first.size(), events.size());
      return giveAlone(projection, from, first)
          && giveAlone(projection, EventFeed.position(first.getLast()), rest);
    }
  }

  private void fail(String name, long position, RuntimeException e) {
    var before = failures.get(name);
    var pause = before == null ? RETRY : before.pause().multipliedBy(2);
    if (pause.compareTo(LONGEST_RETRY) > 0) {
      pause = LONGEST_RETRY;
    }
    failures.put(name, new Failure(position, clock.instant().plus(pause), pause));
    log.warn("Projection failed: projection={} position={} pause={}", name, position, pause, e);
  }
}
