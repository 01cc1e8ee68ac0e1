package dev.landbridge.events.account;

import dev.landbridge.events.DomainEvent;
import java.util.List;

/** What has happened to one account and its API keys. Secrets are never part of it. */
public sealed interface AccountEvent extends DomainEvent {
  AccountId id();

  @Override
  default String subject() {
    return id().text();
  }

  @Override
  default List<AccountId> accounts() {
    return List.of(id());
  }

  record AccountOpened(AccountId id, String name) implements AccountEvent {}

  record AccountRenamed(AccountId id, String name) implements AccountEvent {}

  /** Its keys no longer authenticate; its resources stay. */
  record AccountSuspended(AccountId id, String reason) implements AccountEvent {}

  record AccountResumed(AccountId id) implements AccountEvent {}

  record ApiKeyCreated(AccountId id, ApiKeyId keyId, String name, Role role, boolean imported)
      implements AccountEvent {}

  record ApiKeyDisabled(AccountId id, ApiKeyId keyId) implements AccountEvent {}

  record ApiKeyEnabled(AccountId id, ApiKeyId keyId) implements AccountEvent {}

  record ApiKeyDeleted(AccountId id, ApiKeyId keyId) implements AccountEvent {}
}
