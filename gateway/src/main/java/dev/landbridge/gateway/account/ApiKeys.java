package dev.landbridge.gateway.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.gateway.account.ApiKeyQueries.StoredKey;
import dev.landbridge.gateway.secret.SecretCipher;
import dev.landbridge.gateway.secret.SecretKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The keys that authenticate. Remembered for a moment; a change made here is noticed when it is
 * committed, one made by another gateway when the moment is over. Unknown keys are not remembered.
 */
@Component
public class ApiKeys {
  private static final int MOST = 10_000;
  private static final Duration IN_USE = Duration.ofHours(1);

  private final ApiKeyQueries queries;
  private final SecretCipher cipher;
  private final Cache<ApiKeyId, KnownKey> known;
  private final Cache<ApiKeyId, Boolean> inUse;

  ApiKeys(ApiKeyQueries queries, SecretCipher cipher, GatewaySettings settings, Ticker ticker) {
    this.queries = queries;
    this.cipher = cipher;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(settings.keyCacheTtl())
            .ticker(ticker)
            .build();
    this.inUse =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IN_USE).ticker(ticker).build();
  }

  /** Whether somebody has shown this key rightly of late. */
  public boolean isInUse(ApiKeyId id) {
    return inUse.getIfPresent(id) != null;
  }

  public void shownRightly(ApiKeyId id) {
    inUse.put(id, true);
  }

  public Optional<KnownKey> find(ApiKeyId id) {
    return Optional.ofNullable(known.asMap().computeIfAbsent(id, this::load));
  }

  /**
   * Forgets them once the change is committed: who reads before sees the old row, and is waited for
   * here, since the cache loads and forgets one key one after the other.
   */
  void changed(List<ApiKeyId> ids) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ids.forEach(known::invalidate);
            ids.forEach(inUse::invalidate);
          }
        });
  }

  private @Nullable KnownKey load(ApiKeyId id) {
    return queries.usable(id).map(this::open).orElse(null);
  }

  private KnownKey open(StoredKey key) {
    return new KnownKey(
        key.id(),
        key.account(),
        key.role(),
        key.status() == KeyStatus.ENABLED,
        key.accountStatus() == AccountStatus.SUSPENDED,
        cipher.open(key.secret(), SecretKind.API_KEY, key.id().text()));
  }
}
