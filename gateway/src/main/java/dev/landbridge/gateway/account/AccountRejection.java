package dev.landbridge.gateway.account;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import java.util.Map;

/** Why an account does not do what was asked. */
sealed interface AccountRejection extends Rejection {

  record AccountExists(AccountId id) implements AccountRejection {
    @Override
    public String code() {
      return "account-exists";
    }

    @Override
    public String detail() {
      return "Expected no account " + id + ", but there is one with another name";
    }
  }

  record NoSuchAccount(AccountId id) implements AccountRejection {
    @Override
    public String code() {
      return "no-such-account";
    }

    @Override
    public String detail() {
      return "Expected account " + id + " to exist, but it does not";
    }
  }

  record NoSuchApiKey(ApiKeyId keyId) implements AccountRejection {
    @Override
    public String code() {
      return "no-such-api-key";
    }

    @Override
    public String detail() {
      return "Expected API key " + keyId + " to exist, but it does not";
    }
  }

  /** Key ids are unique in the whole installation and never used again. */
  record ApiKeyExists(ApiKeyId keyId) implements AccountRejection {
    @Override
    public String code() {
      return "api-key-exists";
    }

    @Override
    public String detail() {
      return "Expected no API key " + keyId + ", but there is or was one";
    }
  }

  /** An account cannot hand out more than it has. */
  record RoleNotGrantable(String role) implements AccountRejection {
    @Override
    public String code() {
      return "role-not-grantable";
    }

    @Override
    public String detail() {
      return "Expected a role within an account, but " + role + " belongs to none";
    }
  }

  record TooManyApiKeys(int most) implements AccountRejection {
    @Override
    public String code() {
      return "too-many-api-keys";
    }

    @Override
    public String detail() {
      return "Expected fewer than " + most + " API keys in the account; delete one first";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("limit", most);
    }
  }

  record LastOwnerKey(ApiKeyId keyId) implements AccountRejection {
    @Override
    public String code() {
      return "last-owner-key";
    }

    @Override
    public String detail() {
      return "Expected another enabled owner key besides "
          + keyId
          + ", but it is the last; create one first, or ask the operator";
    }
  }
}
