package dev.landbridge.routing.model;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.platform.store.EventTail.StoredEvent;
import dev.landbridge.platform.store.EventTypes;
import dev.landbridge.platform.web.MalformedRequest;
import dev.landbridge.routing.RoutingSettings;
import dev.landbridge.routing.model.HeardEventRegister.Heard;
import dev.landbridge.routing.model.ModelRejection.AsOfInTheFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives pictures of the network, now or as of a moment of the past. Before each it reads what was
 * stored since the last one, so a picture shows everything that was committed when it was asked
 * for; all of it comes from the events, and a restart reads them again.
 */
@Component
public class NetworkReader implements SmartLifecycle {
  /** The newest moment there is. */
  public static final Instant NOW = NetworkHistory.NOW;

  private final StoredEventRegister stored;
  private final EventTypes types;
  private final Duration patience;
  private final JsonMapper json = JsonFormat.events(JsonMapper.builder()).build();
  private final ReentrantLock lock = new ReentrantLock();
  private final NetworkHistory history = new NetworkHistory();
  private final NetworkEvents events = new NetworkEvents(history);
  private final Long[] places = new Long[HeardEventRegister.LANES];
  private long position;
  private volatile boolean running;

  NetworkReader(StoredEventRegister stored, EventTypes types, RoutingSettings settings) {
    this.stored = stored;
    this.types = types;
    this.patience = settings.networkWait();
    Arrays.fill(places, 0L);
  }

  /**
   * The moment that a question is about; what is to come nobody knows.
   *
   * @param asOf absent: the newest there is
   */
  public static Instant moment(@Nullable Instant asOf, Instant now) {
    if (asOf != null && asOf.isBefore(Instant.EPOCH)) {
      throw new MalformedRequest("asOf", "Expected a moment since 1970");
    }
    if (asOf != null && asOf.isAfter(now)) {
      throw new CommandRejected(new AsOfInTheFuture(asOf, now));
    }
    return asOf == null ? NOW : asOf;
  }

  /** The VPCs of an account with all that they are connected with. */
  public Network of(AccountId owner, Instant moment) {
    return level(known -> known.of(owner, moment));
  }

  /** One VPC with all that it is connected with. */
  public Network around(VpcId vpc, Instant moment) {
    return level(known -> known.around(vpc, moment));
  }

  /** Everything, for the operator. */
  public Network all(Instant moment) {
    return level(known -> known.all(moment));
  }

  private Network level(Function<NetworkHistory, Network> picture) {
    takeTurn();
    try {
      catchUp();
      return picture.apply(history);
    } finally {
      lock.unlock();
    }
  }

  /** Who has the turn may wait for a database that does not answer; the others do not for ever. */
  private void takeTurn() {
    try {
      if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new QueryTimeoutException("Expected a turn at the events within " + patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryTimeoutException("Interrupted while waiting for a turn at the events", e);
    }
  }

  /** Up to what is committed now: whoever goes on writing meanwhile holds nobody up. */
  private void catchUp() {
    List<StoredEvent> own;
    do {
      own = stored.own(position);
      own.forEach(this::apply);
    } while (own.size() >= StoredEventRegister.BATCH);
    List<Heard> others;
    do {
      others = stored.heard(places);
      others.forEach(this::apply);
    } while (others.size() >= HeardEventRegister.BATCH);
  }

  private void apply(StoredEvent event) {
    types
        .byName(event.type())
        .ifPresent(type -> events.apply(read(event, type), event.occurredAt()));
    position = event.globalIndex();
  }

  private DomainEvent read(StoredEvent event, Class<? extends DomainEvent> type) {
    return json.readValue(event.payload(), type);
  }

  private void apply(Heard other) {
    other.event().ifPresent(event -> events.apply(event, other.at()));
    places[other.lane()] = other.place();
  }

  /** Reads the whole log once before anybody asks. */
  @Override
  public void start() {
    level(NetworkReader::nothing);
    running = true;
  }

  private static Network nothing(NetworkHistory known) {
    return known.around(Set.of(), NOW);
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      stored.close();
      running = false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server takes requests. */
  @Override
  public int getPhase() {
    return 0;
  }
}
