package dev.landbridge.gateway.secret;

import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.gateway.secret.SealedSecretsRegister.Count;
import dev.landbridge.gateway.secret.SealedSecretsRegister.Stored;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the master keys again now and then, and seals with the one in use what an earlier one had
 * sealed. Only ever from lower to higher numbers, so that gateways which hear of a new key one
 * after the other do not undo each other's work; each batch stands for itself, so that any of them
 * goes on where one was killed.
 */
@Component
final class SecretRotation implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(SecretRotation.class);
  private static final int BATCH = 100;
  private static final int LOOKED_AT = 3;
  private static final Duration CLOSING = Duration.ofSeconds(8);

  private final KeyRing ring;
  private final SecretCipher cipher;
  private final SealedSecretsRegister secrets;
  private final SecretMetrics metrics;
  private final TransactionTemplate transactions;
  private final Duration interval;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch ending = new CountDownLatch(0);
  private volatile MasterKeysStatus status;
  private @Nullable Thread thread;

  SecretRotation(
      KeyRing ring,
      SecretCipher cipher,
      SealedSecretsRegister secrets,
      SecretMetrics metrics,
      TransactionTemplate transactions,
      GatewaySettings settings) {
    this.ring = ring;
    this.cipher = cipher;
    this.secrets = secrets;
    this.metrics = metrics;
    this.transactions = transactions;
    this.interval = settings.masterKeyCheck();
    this.status = MasterKeysStatus.of(ring, List.of(), 0);
  }

  /** Master keys that are not those in use are found out now, not by the first caller. */
  @PostConstruct
  void checkMasterKeys() {
    status = now();
    if (!status.missing().isEmpty()) {
      throw new IllegalStateException(status.whatIsMissing());
    }
    status.known().forEach(this::requireToOpen);
    metrics.show(status);
  }

  /** One secret may be damaged; a key that opens none is another key. */
  private void requireToOpen(int number) {
    var newest = secrets.newest(number, LOOKED_AT);
    var closed = newest.stream().filter(each -> !isReadable(each)).toList();
    if (!closed.isEmpty() && closed.size() == newest.size()) {
      open(closed.getFirst());
    }
  }

  private boolean isReadable(Stored stored) {
    try {
      open(stored);
      return true;
    } catch (SecretUnreadable _) {
      return false;
    }
  }

  /** As of this moment. */
  MasterKeysStatus now() {
    return MasterKeysStatus.of(ring, secrets.counts(), unreadable.size());
  }

  /** Remembered answers are of interest while there is more than one key. */
  private MasterKeysStatus seen() {
    return ring.keys().numbers().size() > 1
        ? now()
        : MasterKeysStatus.of(ring, secrets.keyCounts(), unreadable.size());
  }

  /** As of the last round, for those who ask often. */
  MasterKeysStatus lately() {
    return status;
  }

  @Override
  public void start() {
    ending = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("secret-rotation").daemon(true).start(this::run);
  }

  @Override
  public void stop() {
    ending.countDown();
    var stopping = thread;
    try {
      if (stopping != null && !stopping.join(CLOSING)) {
        stopping.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return ending.getCount() > 0;
  }

  private void run() {
    try {
      do {
        round();
      } while (!ending.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      ring.reread(this::needed);
      sealAnew();
      var before = status;
      status = seen();
      metrics.show(status);
      if (!status.missing().isEmpty() && !status.missing().equals(before.missing())) {
        log.error(status.whatIsMissing());
      }
    } catch (RuntimeException e) {
      log.warn("Secrets are looked at later: {}", e.toString());
    }
  }

  private Set<Integer> needed() {
    return secrets.counts().stream().map(Count::masterKey).collect(Collectors.toSet());
  }

  private void sealAnew() {
    int sealed = 0;
    var done = new Batch("", 0);
    var still = new HashSet<String>();
    do {
      var after = done.last();
      done = transactions.execute(_ -> sealAnew(after, still));
      sealed += done.sealed();
    } while (!done.last().isEmpty() && isRunning());
    if (isRunning()) {
      unreadable.retainAll(still);
    }
    if (sealed > 0) {
      log.info("Secrets sealed anew: {} with master key {}", sealed, ring.keys().current());
    }
  }

  /**
   * What was done at once.
   *
   * @param last the last one looked at, empty where there was none
   */
  private record Batch(String last, int sealed) {}

  private Batch sealAnew(String after, Set<String> unopened) {
    var keys = ring.keys();
    var batch = secrets.outdated(keys.current(), keys.numbers(), after, BATCH);
    int sealed = 0;
    for (var old : batch) {
      if (sealAnew(old)) {
        sealed++;
      } else {
        unopened.add(old.owner());
      }
    }
    return new Batch(batch.isEmpty() ? "" : batch.getLast().owner(), sealed);
  }

  /** One that somebody changed must not keep the others from it. */
  private boolean sealAnew(Stored old) {
    try {
      var anew = cipher.seal(open(old), SecretKind.API_KEY, old.owner());
      secrets.replace(new Stored(old.owner(), anew));
      return true;
    } catch (SecretUnreadable e) {
      if (unreadable.add(old.owner())) {
        log.error("Not sealed anew: {}", e.getMessage());
      }
      return false;
    }
  }

  private Secret open(Stored stored) {
    return cipher.open(stored.secret(), SecretKind.API_KEY, stored.owner());
  }
}
