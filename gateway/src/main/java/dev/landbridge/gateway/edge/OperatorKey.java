package dev.landbridge.gateway.edge;

import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.gateway.secret.KeyFiles;
import dev.landbridge.gateway.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The key of whoever runs the platform: it lies in a file of the installation, not in the store.
 */
@Component
final class OperatorKey {
  private static final Logger log = LoggerFactory.getLogger(OperatorKey.class);
  private final Optional<Key> key;

  private record Key(ApiKeyId id, Secret secret) {}

  OperatorKey(GatewaySettings settings) {
    this.key = Optional.ofNullable(settings.operatorKeyFile()).flatMap(OperatorKey::read);
    if (key.isEmpty()) {
      log.warn("No operator: gateway.operator-key-file is not set, or there is no such file");
    }
  }

  private static Optional<Key> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var bearer =
        Bearer.split(KeyFiles.read(file))
            .filter(b -> Secret.isWellFormed(b.secret()))
            .orElseThrow(
                () -> new IllegalStateException("Expected <keyId>.<secret> in the file " + file));
    return Optional.of(new Key(bearer.keyId(), Secret.parse(bearer.secret())));
  }

  /** Whether the bearer names this key, whatever its secret. */
  boolean isNamedBy(Bearer bearer) {
    return key.filter(k -> k.id().equals(bearer.keyId())).isPresent();
  }

  boolean isShownBy(Bearer bearer) {
    return key.filter(k -> k.id().equals(bearer.keyId()))
        .filter(k -> k.secret().matches(bearer.secret()))
        .isPresent();
  }
}
