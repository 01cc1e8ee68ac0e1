package dev.landbridge.gateway.account;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.rejected;

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
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.account.Account.None;
import dev.landbridge.gateway.account.Account.Opened;
import dev.landbridge.gateway.account.AccountCommand.CreateApiKey;
import dev.landbridge.gateway.account.AccountCommand.DeleteApiKey;
import dev.landbridge.gateway.account.AccountCommand.DisableApiKey;
import dev.landbridge.gateway.account.AccountCommand.EnableApiKey;
import dev.landbridge.gateway.account.AccountCommand.OpenAccount;
import dev.landbridge.gateway.account.AccountCommand.RenameAccount;
import dev.landbridge.gateway.account.AccountCommand.ResumeAccount;
import dev.landbridge.gateway.account.AccountCommand.SuspendAccount;
import dev.landbridge.gateway.account.AccountRejection.AccountExists;
import dev.landbridge.gateway.account.AccountRejection.ApiKeyExists;
import dev.landbridge.gateway.account.AccountRejection.LastOwnerKey;
import dev.landbridge.gateway.account.AccountRejection.NoSuchAccount;
import dev.landbridge.gateway.account.AccountRejection.NoSuchApiKey;
import dev.landbridge.gateway.account.AccountRejection.RoleNotGrantable;
import dev.landbridge.gateway.account.AccountRejection.TooManyApiKeys;
import java.util.List;
import java.util.Locale;

/** The rules of accounts and keys. */
final class AccountDecider {

  private AccountDecider() {}

  static Decision<AccountEvent, AccountRejection> decide(AccountCommand command, Account state) {
    return switch (state) {
      case None _ ->
          command instanceof OpenAccount c
              ? accepted(new AccountOpened(c.id(), c.name()))
              : rejected(new NoSuchAccount(command.id()));
      case Opened account -> decide(command, account);
    };
  }

  private static Decision<AccountEvent, AccountRejection> decide(
      AccountCommand command, Opened account) {
    var suspended = account.status() == AccountStatus.SUSPENDED;
    return switch (command) {
      case OpenAccount c when c.name().equals(account.name()) -> accepted(); // a repeat
      case OpenAccount c -> rejected(new AccountExists(c.id()));
      case RenameAccount c when c.name().equals(account.name()) -> accepted();
      case RenameAccount c -> accepted(new AccountRenamed(c.id(), c.name()));
      case SuspendAccount _ when suspended -> accepted();
      case SuspendAccount c -> accepted(new AccountSuspended(c.id(), c.reason()));
      case ResumeAccount _ when !suspended -> accepted();
      case ResumeAccount c -> accepted(new AccountResumed(c.id()));
      case CreateApiKey c -> create(c, account);
      case EnableApiKey c when !account.has(c.keyId()) -> rejected(new NoSuchApiKey(c.keyId()));
      case EnableApiKey c when account.isEnabled(c.keyId()) -> accepted();
      case EnableApiKey c -> accepted(new ApiKeyEnabled(c.id(), c.keyId()));
      case DisableApiKey c when !account.has(c.keyId()) -> rejected(new NoSuchApiKey(c.keyId()));
      case DisableApiKey c when !account.isEnabled(c.keyId()) -> accepted();
      case DisableApiKey c when !c.byOperator() && account.isLastOwner(c.keyId()) ->
          rejected(new LastOwnerKey(c.keyId()));
      case DisableApiKey c -> accepted(new ApiKeyDisabled(c.id(), c.keyId()));
      case DeleteApiKey c when !account.has(c.keyId()) -> rejected(new NoSuchApiKey(c.keyId()));
      case DeleteApiKey c when !c.byOperator() && account.isLastOwner(c.keyId()) ->
          rejected(new LastOwnerKey(c.keyId()));
      case DeleteApiKey c -> accepted(new ApiKeyDeleted(c.id(), c.keyId()));
    };
  }

  private static Decision<AccountEvent, AccountRejection> create(CreateApiKey c, Opened account) {
    if (c.role() == Role.OPERATOR) {
      return rejected(new RoleNotGrantable(c.role().name().toLowerCase(Locale.ROOT)));
    }
    if (account.has(c.keyId())) {
      return rejected(new ApiKeyExists(c.keyId()));
    }
    if (account.keys().size() >= c.most()) {
      return rejected(new TooManyApiKeys(c.most()));
    }
    return accepted(new ApiKeyCreated(c.id(), c.keyId(), c.name(), c.role(), c.imported()));
  }

  static Account evolve(Account state, AccountEvent event) {
    return switch (event) {
      case AccountOpened e -> new Opened(e.name(), AccountStatus.ACTIVE, List.of());
      case AccountRenamed e -> opened(state).withName(e.name());
      case AccountSuspended _ -> opened(state).withStatus(AccountStatus.SUSPENDED);
      case AccountResumed _ -> opened(state).withStatus(AccountStatus.ACTIVE);
      case ApiKeyCreated e ->
          opened(state).with(new ApiKey(e.keyId(), e.name(), e.role(), /* enabled= */ true));
      case ApiKeyEnabled e -> opened(state).withEnabled(e.keyId(), true);
      case ApiKeyDisabled e -> opened(state).withEnabled(e.keyId(), false);
      case ApiKeyDeleted e -> opened(state).without(e.keyId());
    };
  }

  /** The first event of every account opens it. */
  private static Opened opened(Account state) {
    return (Opened) state;
  }
}
