package dev.landbridge.gateway.account;

import dev.landbridge.events.account.ApiKeyId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An account as its events tell it. */
sealed interface Account {

  /** Never opened. */
  record None() implements Account {}

  /** Opened; deleted keys are gone from it, disabled ones are not. */
  record Opened(String name, AccountStatus status, List<ApiKey> keys) implements Account {
    public Opened {
      keys = List.copyOf(keys);
    }

    Optional<ApiKey> key(ApiKeyId id) {
      return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    boolean has(ApiKeyId id) {
      return key(id).isPresent();
    }

    boolean isEnabled(ApiKeyId id) {
      return key(id).filter(ApiKey::enabled).isPresent();
    }

    /** Without it nobody in the account could manage keys. */
    boolean isLastOwner(ApiKeyId id) {
      return key(id).filter(ApiKey::isEnabledOwner).isPresent()
          && keys.stream().filter(ApiKey::isEnabledOwner).count() == 1;
    }

    Opened withName(String now) {
      return new Opened(now, status, keys);
    }

    Opened withStatus(AccountStatus now) {
      return new Opened(name, now, keys);
    }

    Opened with(ApiKey key) {
      return new Opened(name, status, Stream.concat(keys.stream(), Stream.of(key)).toList());
    }

    Opened without(ApiKeyId id) {
      return new Opened(name, status, keys.stream().filter(k -> !k.id().equals(id)).toList());
    }

    Opened withEnabled(ApiKeyId id, boolean now) {
      return new Opened(
          name,
          status,
          keys.stream().map(key -> key.id().equals(id) ? key.withEnabled(now) : key).toList());
    }
  }
}
