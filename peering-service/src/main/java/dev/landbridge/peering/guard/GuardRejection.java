package dev.landbridge.peering.guard;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Why something about a peering guard is not possible. */
sealed interface GuardRejection extends Rejection {

  /** Between its own VPCs an account needs nobody's leave. */
  record OwnAccount(AccountId account) implements GuardRejection {
    @Override
    public String code() {
      return "own-account";
    }

    @Override
    public String detail() {
      return "Expected another account than your own, but got " + account;
    }
  }

  record NotListed(AccountId requester) implements GuardRejection {
    @Override
    public String code() {
      return "no-such-listed-requester";
    }

    @Override
    public String detail() {
      return "Expected " + requester + " to be allowed or denied, but it is on neither list";
    }
  }

  record NoSuchAcceptanceRule(AcceptanceRuleId id) implements GuardRejection {
    @Override
    public String code() {
      return "no-such-acceptance-rule";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such acceptance rule";
    }
  }

  /** Unknown, or another account's: the two look the same. */
  record NoSuchOwnVpc(VpcId id) implements GuardRejection {
    @Override
    public String code() {
      return "no-such-vpc";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such vpc";
    }
  }

  record AcceptanceRuleExpired(Instant expiresAt) implements GuardRejection {
    @Override
    public String code() {
      return "acceptance-rule-expired";
    }

    @Override
    public String detail() {
      return "Expected a rule that expires in the future, but it does at " + expiresAt;
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("expiresAt", expiresAt);
    }
  }

  record GuardQuotaExceeded(Quota quota, int limit) implements GuardRejection {
    @Override
    public String code() {
      return "quota-exceeded";
    }

    @Override
    public String detail() {
      return "Expected at most %d %s, and there are as many"
          .formatted(limit, quota.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("quota", quota, "limit", limit);
    }
  }
}
