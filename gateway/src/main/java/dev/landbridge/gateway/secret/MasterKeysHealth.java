package dev.landbridge.gateway.secret;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether every secret can be opened, and could be after a restart. No part of readiness: whoever
 * has another key is served, and what is wrong with a file is wrong for all gateways at once.
 */
@Component("masterKeys")
final class MasterKeysHealth implements HealthIndicator {
  private final SecretRotation rotation;

  MasterKeysHealth(SecretRotation rotation) {
    this.rotation = rotation;
  }

  @Override
  public Health health() {
    return (rotation.lately().isWell() ? Health.up() : Health.down()).build();
  }
}
