package dev.landbridge.gateway.account;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountEvent;
import dev.landbridge.events.account.AccountEvent.AccountOpened;
import dev.landbridge.events.account.AccountEvent.AccountRenamed;
import dev.landbridge.events.account.AccountEvent.AccountResumed;
import dev.landbridge.events.account.AccountEvent.AccountSuspended;
import dev.landbridge.events.account.AccountEvent.ApiKeyCreated;
import dev.landbridge.events.account.AccountEvent.ApiKeyDeleted;
import dev.landbridge.events.account.AccountEvent.ApiKeyDisabled;
import dev.landbridge.events.account.AccountEvent.ApiKeyEnabled;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.gateway.account.AccountCommand.CreateApiKey;
import dev.landbridge.gateway.account.AccountRejection.AccountExists;
import dev.landbridge.gateway.account.AccountRejection.ApiKeyExists;
import dev.landbridge.gateway.secret.SealedSecret;
import dev.landbridge.platform.command.CommandRejected;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts and keys as decided, written in the deciding transaction: ids are unique by constraint,
 * and authentication reads here, so that a new key works at once and a disabled one stops at once.
 */
@Component
class AccountRegister {
  private final JdbcClient db;
  private final ApiKeys keys;
  private final Clock clock;

  AccountRegister(JdbcClient db, ApiKeys keys, Clock clock) {
    this.db = db;
    this.keys = keys;
    this.clock = clock;
  }

  void write(
      AccountCommand command, Decision<AccountEvent, AccountRejection> decision, long version) {
    if (decision instanceof Decision.Accepted<AccountEvent, AccountRejection>(var events)
        && !events.isEmpty()) {
      events.forEach(event -> write(command, event));
      db.sql("update account set version = ? where account_id = ?")
          .params(version, command.id().text())
          .update();
    }
  }

  private void write(AccountCommand command, AccountEvent event) {
    switch (event) {
      case AccountOpened e -> open(e);
      case AccountRenamed e ->
          db.sql("update account set name = ? where account_id = ?")
              .params(e.name(), e.id().text())
              .update();
      case AccountSuspended e -> setStatus(e.id(), AccountStatus.SUSPENDED, e.reason());
      case AccountResumed e -> setStatus(e.id(), AccountStatus.ACTIVE, null);
      case ApiKeyCreated e -> addKey(e, ((CreateApiKey) command).secret());
      case ApiKeyEnabled e -> setStatus(e.keyId(), KeyStatus.ENABLED);
      case ApiKeyDisabled e -> setStatus(e.keyId(), KeyStatus.DISABLED);
      case ApiKeyDeleted e -> deleteKey(e.keyId());
    }
  }

  /** One after the other, so that no page shows a position before a smaller one is visible. */
  private void open(AccountOpened event) {
    db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('account', 0))) as locked")
        .query(Integer.class)
        .single();
    var inserted =
        db.sql(
                """
                insert into account (account_id, name, status, version, created_at)
                values (?, ?, ?, 0, ?) on conflict do nothing
                """)
            .params(
                event.id().text(),
                event.name(),
                AccountStatus.ACTIVE.name(),
                clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (inserted == 0) {
      throw new CommandRejected(new AccountExists(event.id()));
    }
  }

  private void setStatus(AccountId id, AccountStatus status, @Nullable String reason) {
    db.sql("update account set status = :status, suspended_reason = :reason where account_id = :id")
        .param("status", status.name())
        .param("reason", reason)
        .param("id", id.text())
        .update();
    keys.changed(
        db.sql("select key_id from api_key where account_id = ? and status <> 'DELETED'")
            .param(id.text())
            .query((row, _) -> new ApiKeyId(row.getString(1)))
            .list());
  }

  private void addKey(ApiKeyCreated event, SealedSecret secret) {
    var inserted =
        db.sql(
                """
                insert into api_key (key_id, account_id, name, role, status, imported,
                  secret_cipher, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                event.keyId().text(),
                event.id().text(),
                event.name(),
                event.role().name(),
                KeyStatus.ENABLED.name(),
                event.imported(),
                secret.bytes(),
                clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (inserted == 0) {
      throw new CommandRejected(new ApiKeyExists(event.keyId()));
    }
  }

  private void setStatus(ApiKeyId id, KeyStatus status) {
    db.sql("update api_key set status = ? where key_id = ?")
        .params(status.name(), id.text())
        .update();
    keys.changed(List.of(id));
  }

  private void deleteKey(ApiKeyId id) {
    db.sql("update api_key set status = ?, secret_cipher = null where key_id = ?")
        .params(KeyStatus.DELETED.name(), id.text())
        .update();
    keys.changed(List.of(id));
  }
}
