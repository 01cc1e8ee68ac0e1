package dev.landbridge.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountEvent;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.account.Account.Opened;
import dev.landbridge.gateway.account.AccountCommand.CreateApiKey;
import dev.landbridge.gateway.account.AccountCommand.DeleteApiKey;
import dev.landbridge.gateway.account.AccountCommand.DisableApiKey;
import dev.landbridge.gateway.account.AccountCommand.EnableApiKey;
import dev.landbridge.gateway.account.AccountCommand.OpenAccount;
import dev.landbridge.gateway.account.AccountCommand.RenameAccount;
import dev.landbridge.gateway.account.AccountCommand.ResumeAccount;
import dev.landbridge.gateway.account.AccountCommand.SuspendAccount;
import dev.landbridge.gateway.secret.SealedSecret;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A thousand histories, each decided, stored as JSON and replayed. */
class AccountRandomTest {
  private static final AccountId ALICE = new AccountId("100000000001");
  private static final SealedSecret SEALED = SealedSecret.of(new byte[] {1});
  private static final int MOST = 4;
  private static final List<Role> ROLES = List.of(Role.values());
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();

  @Test
  void theReplayedStateIsTheLiveState() {
    Seeds.thousand(
        random -> {
          Account live = new Account.None();
          Account replayed = new Account.None();
          for (int step = 0; step < 40; step++) {
            for (var event : decided(command(random), live)) {
              live = AccountDecider.evolve(live, event);
              replayed = AccountDecider.evolve(replayed, stored(event));
            }
            assertThat(replayed).isEqualTo(live);
          }
          var snapshot = JSON.writerFor(Account.class).writeValueAsString(live);
          assertThat(JSON.readValue(snapshot, Account.class)).isEqualTo(live);
        });
  }

  @Test
  void nobodyButTheOperatorTakesTheLastOwnerKeyAndThereAreNeverTooMany() {
    Seeds.thousand(
        random -> {
          Account state = new Account.None();
          for (int step = 0; step < 60; step++) {
            var command = byItsOwners(command(random));
            var before = owners(state);
            for (var event : decided(command, state)) {
              state = AccountDecider.evolve(state, event);
            }
            assertThat(before == 0 || owners(state) > 0).as("%s", command).isTrue();
            assertThat(state instanceof Opened o ? o.keys().size() : 0).isLessThanOrEqualTo(MOST);
          }
        });
  }

  @Test
  void aRepeatNeverDecidesAnythingNew() {
    Seeds.thousand(
        random -> {
          Account state = new Account.None();
          for (int step = 0; step < 40; step++) {
            var command = command(random);
            for (var event : decided(command, state)) {
              state = AccountDecider.evolve(state, event);
            }
            assertThat(decided(command, state)).as("%s again", command).isEmpty();
          }
        });
  }

  private static List<AccountEvent> decided(AccountCommand command, Account state) {
    return switch (AccountDecider.decide(command, state)) {
      case Decision.Accepted<AccountEvent, AccountRejection>(var events) -> events;
      case Decision.Rejected<AccountEvent, AccountRejection>(var reason) -> {
        assertThat(reason.code()).matches("[a-z-]+");
        assertThat(reason.detail()).isNotBlank();
        yield List.of();
      }
    };
  }

  private static AccountEvent stored(AccountEvent event) {
    return JSON.readValue(JSON.writeValueAsString(event), event.getClass());
  }

  private static long owners(Account state) {
    return state instanceof Opened opened
        ? opened.keys().stream().filter(ApiKey::isEnabledOwner).count()
        : 0;
  }

  private static AccountCommand byItsOwners(AccountCommand command) {
    return switch (command) {
      case DisableApiKey c -> new DisableApiKey(c.id(), c.keyId(), false);
      case DeleteApiKey c -> new DeleteApiKey(c.id(), c.keyId(), false);
      default -> command;
    };
  }

  private static AccountCommand command(RandomGenerator random) {
    var key = new ApiKeyId("key-number-" + random.nextInt(7));
    return switch (random.nextInt(9)) {
      case 0 -> new OpenAccount(ALICE, "name " + random.nextInt(2));
      case 1 -> new RenameAccount(ALICE, "name " + random.nextInt(3));
      case 2 -> new SuspendAccount(ALICE, "because");
      case 3 -> new ResumeAccount(ALICE);
      case 4 -> new EnableApiKey(ALICE, key);
      case 5 -> new DisableApiKey(ALICE, key, random.nextBoolean());
      case 6 -> new DeleteApiKey(ALICE, key, random.nextBoolean());
      default -> {
        var role = ROLES.get(random.nextInt(ROLES.size()));
        yield new CreateApiKey(ALICE, key, "key", role, random.nextBoolean(), SEALED, MOST);
      }
    };
  }
}
