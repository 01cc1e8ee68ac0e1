package dev.landbridge.gateway.account;

import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.events.account.Role;

/** What an account knows of one of its keys; the secret lives elsewhere. */
record ApiKey(ApiKeyId id, String name, Role role, boolean enabled) {

  ApiKey withEnabled(boolean now) {
    return new ApiKey(id, name, role, now);
  }

  boolean isEnabledOwner() {
    return enabled && role == Role.OWNER;
  }
}
