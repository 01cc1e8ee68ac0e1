package dev.landbridge.gateway.account;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.Names;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.secret.SealedSecret;

/** What one may ask of an account. */
sealed interface AccountCommand extends Addressed {
  @Override
  AccountId id();

  record OpenAccount(AccountId id, String name) implements AccountCommand {
    public OpenAccount {
      name = Names.name(name);
    }
  }

  record RenameAccount(AccountId id, String name) implements AccountCommand {
    public RenameAccount {
      name = Names.name(name);
    }
  }

  record SuspendAccount(AccountId id, String reason) implements AccountCommand {
    public SuspendAccount {
      reason = Names.description(reason);
    }
  }

  record ResumeAccount(AccountId id) implements AccountCommand {}

  /**
   * A new key, or one brought over from another system.
   *
   * @param most how many keys an account may have
   */
  record CreateApiKey(
      AccountId id,
      ApiKeyId keyId,
      String name,
      Role role,
      boolean imported,
      SealedSecret secret,
      int most)
      implements AccountCommand {
    public CreateApiKey {
      name = Names.name(name);
    }
  }

  record EnableApiKey(AccountId id, ApiKeyId keyId) implements AccountCommand {}

  record DisableApiKey(AccountId id, ApiKeyId keyId, boolean byOperator)
      implements AccountCommand {}

  record DeleteApiKey(AccountId id, ApiKeyId keyId, boolean byOperator) implements AccountCommand {}
}
