package dev.landbridge.gateway.account;

import dev.landbridge.events.account.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as it is shown. */
record AccountResource(
    AccountId id,
    AccountId accountId,
    String name,
    AccountStatus status,
    @Nullable String suspendedReason,
    long version,
    Instant createdAt) {}
