package dev.landbridge.gateway.account;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.secret.Secret;

/** A key as authentication needs it. */
public record KnownKey(
    ApiKeyId id,
    AccountId account,
    Role role,
    boolean enabled,
    boolean accountSuspended,
    Secret secret) {}
