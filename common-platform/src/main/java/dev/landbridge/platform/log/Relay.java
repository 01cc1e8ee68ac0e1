package dev.landbridge.platform.log;

import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.store.EventTail;
import dev.landbridge.platform.store.EventTail.StoredEvent;
import dev.landbridge.platform.store.EventTail.Stretch;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the event store, in its order, to the topic of its context. One instance of the service
 * does so at a time; whoever takes over first reads from the topic how far it is, so that nothing
 * is published twice even when its predecessor was killed between publishing and noting it.
 */
public final class Relay implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Relay.class);
  private static final int BATCH = 500;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(8);

  /** Under load so much is gathered: a flush of twenty costs little more than one of two. */
  private static final Duration GATHERING = Duration.ofMillis(10);

  private final EventTail tail;
  private final RelayStand stand;
  private final LogRecords records;
  private final KafkaClients clients;
  private final TopicPositions published;
  private final ServiceIdentity identity;
  private final Clock clock;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean running;
  private volatile long pausedUntil;
  private volatile RelayLag lag = RelayLag.NONE;
  private volatile @Nullable Thread thread;

  Relay(
      EventTail tail,
      RelayStand stand,
      LogRecords records,
      KafkaClients clients,
      TopicPositions published,
      ServiceIdentity identity,
      Clock clock) {
    this.tail = tail;
    this.stand = stand;
    this.records = records;
    this.clients = clients;
    this.published = published;
    this.identity = identity;
    this.clock = clock;
  }

  /** Called after a commit that appended; publishing begins at once. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  /** For maintenance of the broker: nothing is published until then, and nothing is lost. */
  public void pause(Duration duration) {
    pausedUntil = clock.millis() + duration.toMillis();
  }

  public void resume() {
    pausedUntil = 0;
    wake();
  }

  public RelayLag lag() {
    return lag;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("relay-" + identity.context()).daemon(true).start(this::run);
  }

  @Override
  public void stop() {
    running = false;
    wake();
    var stopping = thread;
    if (stopping == null) {
      return;
    }
    try {
      if (!stopping.join(CLOSING)) {
        stopping.interrupt(); // the broker is away: whoever is the relay next begins where it was
        stopping.join(CLOSING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    var publishing = thread;
    return running && publishing != null && publishing.isAlive();
  }

  /** After event processing and before consumers: what they append is published while they end. */
  @Override
  public int getPhase() {
    return 5;
  }

  private void run() {
    while (running) {
      try (var claim = stand.claim()) {
        if (claim.isHeld()) {
          relay(claim);
        } else {
          lag = RelayLag.NONE; // another instance tells of it now
        }
      } catch (RuntimeException e) {
        log.warn("Relay stopped and will start again: context={}", identity.context(), e);
      }
      if (running) {
        sleep(RETRY);
      }
    }
  }

  private void relay(RelayStand.Claim claim) {
    long position = stand.position();
    begin(position);
    try (var writer = new LogWriter(clients.create())) {
      var already = published.read();
      log.info("Relay runs: context={} position={}", identity.context(), position);
      while (running && claim.isHeld()) {
        long began = System.nanoTime();
        var next = isPaused() ? new Stretch(List.of(), tail.head()) : tail.stretch(position, BATCH);
        var batch = next.events();
        noteLag(position, next.head(), false);
        if (!batch.isEmpty()) {
          publish(writer, already, batch);
          position = batch.getLast().globalIndex();
          stand.moveTo(position);
          noteLag(position, next.head(), true);
        }
        if (batch.size() < BATCH) {
          sleep(POLL);
          gather(GATHERING.minusNanos(System.nanoTime() - began));
        }
      }
    }
  }

  /** Before the topic is read: with the broker away, this relay gets no further. */
  private void begin(long position) {
    var waiting = tail.stretch(position, 1);
    var since =
        waiting.events().isEmpty() ? clock.instant() : waiting.events().getFirst().occurredAt();
    lag = new RelayLag(position, Math.max(0, waiting.head() - position), since);
  }

  /** Also before publishing: with the broker away, nothing comes after it. */
  private void noteLag(long position, long head, boolean progressed) {
    lag = RelayLag.of(progressed, position, head, lag, clock.instant());
  }

  private boolean isPaused() {
    return pausedUntil > clock.millis();
  }

  private void publish(LogWriter writer, PublishedPositions already, List<StoredEvent> batch) {
    var news = new ArrayList<ProducerRecord<String, byte[]>>(batch.size());
    for (var event : batch) {
      var eventRecord = records.of(event);
      if (already.isNew(eventRecord.partition(), event.globalIndex())) {
        news.add(eventRecord);
      }
    }
    writer.write(news);
  }

  private static void gather(Duration rest) {
    if (rest.isPositive()) {
      LockSupport.parkNanos(rest.toNanos());
    }
  }

  private void sleep(Duration most) {
    try {
      if (wake.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
