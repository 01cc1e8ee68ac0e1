package dev.landbridge.gateway.account;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.events.account.Role;
import java.time.Instant;

/** An API key as it is shown; the version is its account's. */
record ApiKeyResource(
    ApiKeyId id,
    AccountId accountId,
    String name,
    Role role,
    KeyStatus status,
    boolean imported,
    long version,
    Instant createdAt) {}
