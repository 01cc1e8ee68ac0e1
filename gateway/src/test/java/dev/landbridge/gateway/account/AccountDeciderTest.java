package dev.landbridge.gateway.account;

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
import dev.landbridge.events.account.Role;
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
import dev.landbridge.gateway.secret.SealedSecret;
import dev.landbridge.testkit.Scenario;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {
  private static final AccountId ALICE = new AccountId("100000000001");
  private static final ApiKeyId FIRST = new ApiKeyId("key-first");
  private static final ApiKeyId SECOND = new ApiKeyId("key-second");
  private static final SealedSecret SEALED = SealedSecret.of(new byte[] {1});
  private static final int MOST = 3;

  private static final AccountEvent OPENED = new AccountOpened(ALICE, "Alice");
  private static final AccountEvent SUSPENDED = new AccountSuspended(ALICE, "unpaid");
  private static final AccountEvent OWNER = created(FIRST, Role.OWNER);
  private static final AccountEvent OTHER_OWNER = created(SECOND, Role.OWNER);
  private static final AccountEvent VIEWER = created(SECOND, Role.VIEWER);

  private static ApiKeyCreated created(ApiKeyId key, Role role) {
    return new ApiKeyCreated(ALICE, key, "laptop", role, false);
  }

  private static CreateApiKey create(ApiKeyId key, Role role) {
    return new CreateApiKey(ALICE, key, "laptop", role, false, SEALED, MOST);
  }

  private static Scenario<AccountCommand, Account, AccountEvent, AccountRejection> given(
      AccountEvent... events) {
    return Scenario.<AccountCommand, Account, AccountEvent, AccountRejection>of(
            AccountDecider::decide, AccountDecider::evolve, new Account.None())
        .given(events);
  }

  @Test
  void anAccountIsOpened() {
    given().when(new OpenAccount(ALICE, "Alice")).then(OPENED);
  }

  @Test
  void openingItAgainAsItIsChangesNothing() {
    given(OPENED).when(new OpenAccount(ALICE, "Alice")).thenNothing();
  }

  @Test
  void aTakenIdIsNotOpenedUnderAnotherName() {
    given(OPENED).when(new OpenAccount(ALICE, "Mallory")).thenRejected(new AccountExists(ALICE));
  }

  @Test
  void whatWasNeverOpenedDoesNothing() {
    given().when(new RenameAccount(ALICE, "A")).thenRejected(new NoSuchAccount(ALICE));
    given().when(new SuspendAccount(ALICE, "x")).thenRejected(new NoSuchAccount(ALICE));
    given().when(new ResumeAccount(ALICE)).thenRejected(new NoSuchAccount(ALICE));
    given().when(create(FIRST, Role.OWNER)).thenRejected(new NoSuchAccount(ALICE));
    given().when(new EnableApiKey(ALICE, FIRST)).thenRejected(new NoSuchAccount(ALICE));
    given().when(new DisableApiKey(ALICE, FIRST, true)).thenRejected(new NoSuchAccount(ALICE));
    given().when(new DeleteApiKey(ALICE, FIRST, true)).thenRejected(new NoSuchAccount(ALICE));
  }

  @Test
  void anAccountIsRenamed() {
    given(OPENED).when(new RenameAccount(ALICE, "A")).then(new AccountRenamed(ALICE, "A"));
  }

  @Test
  void theSameNameChangesNothing() {
    given(OPENED).when(new RenameAccount(ALICE, "Alice")).thenNothing();
    given(OPENED, new AccountRenamed(ALICE, "A")).when(new RenameAccount(ALICE, "A")).thenNothing();
  }

  @Test
  void anAccountIsSuspendedOnce() {
    given(OPENED).when(new SuspendAccount(ALICE, "unpaid")).then(SUSPENDED);
    given(OPENED, SUSPENDED).when(new SuspendAccount(ALICE, "again")).thenNothing();
  }

  @Test
  void anAccountIsResumedOnce() {
    given(OPENED, SUSPENDED).when(new ResumeAccount(ALICE)).then(new AccountResumed(ALICE));
    given(OPENED).when(new ResumeAccount(ALICE)).thenNothing();
    given(OPENED, SUSPENDED, new AccountResumed(ALICE))
        .when(new ResumeAccount(ALICE))
        .thenNothing();
  }

  @Test
  void aKeyIsCreated() {
    given(OPENED).when(create(FIRST, Role.OWNER)).then(OWNER);
  }

  @Test
  void aKeyIsBroughtOver() {
    given(OPENED)
        .when(new CreateApiKey(ALICE, FIRST, "old", Role.VIEWER, true, SEALED, MOST))
        .then(new ApiKeyCreated(ALICE, FIRST, "old", Role.VIEWER, true));
  }

  @Test
  void noKeyOfAnAccountIsTheOperators() {
    given(OPENED).when(create(FIRST, Role.OPERATOR)).thenRejected(new RoleNotGrantable("operator"));
  }

  @Test
  void aKeyIdIsTakenOnce() {
    given(OPENED, OWNER).when(create(FIRST, Role.OWNER)).thenRejected(new ApiKeyExists(FIRST));
  }

  @Test
  void thereAreNoMoreKeysThanAllowed() {
    given(OPENED, OWNER, VIEWER, created(new ApiKeyId("key-third"), Role.VIEWER))
        .when(create(new ApiKeyId("key-fourth"), Role.VIEWER))
        .thenRejected(new TooManyApiKeys(MOST));
  }

  @Test
  void aDeletedKeyMakesRoom() {
    var fourth = new ApiKeyId("key-fourth");
    given(
            OPENED,
            OWNER,
            VIEWER,
            created(new ApiKeyId("key-third"), Role.VIEWER),
            new ApiKeyDeleted(ALICE, SECOND))
        .when(create(fourth, Role.VIEWER))
        .then(created(fourth, Role.VIEWER));
  }

  @Test
  void aKeyIsDisabledAndEnabledAgain() {
    given(OPENED, OWNER, VIEWER)
        .when(new DisableApiKey(ALICE, SECOND, false))
        .then(new ApiKeyDisabled(ALICE, SECOND));
    given(OPENED, OWNER, VIEWER, new ApiKeyDisabled(ALICE, SECOND))
        .when(new EnableApiKey(ALICE, SECOND))
        .then(new ApiKeyEnabled(ALICE, SECOND));
  }

  @Test
  void disablingAndEnablingTwiceChangesNothing() {
    given(OPENED, OWNER, VIEWER, new ApiKeyDisabled(ALICE, SECOND))
        .when(new DisableApiKey(ALICE, SECOND, false))
        .thenNothing();
    given(OPENED, OWNER).when(new EnableApiKey(ALICE, FIRST)).thenNothing();
  }

  @Test
  void anUnknownKeyIsNeitherDisabledNorEnabledNorDeleted() {
    given(OPENED, OWNER)
        .when(new DisableApiKey(ALICE, SECOND, true))
        .thenRejected(new NoSuchApiKey(SECOND));
    given(OPENED, OWNER)
        .when(new EnableApiKey(ALICE, SECOND))
        .thenRejected(new NoSuchApiKey(SECOND));
    given(OPENED, OWNER)
        .when(new DeleteApiKey(ALICE, SECOND, true))
        .thenRejected(new NoSuchApiKey(SECOND));
  }

  @Test
  void aDeletedKeyIsGone() {
    given(OPENED, OWNER, VIEWER, new ApiKeyDeleted(ALICE, SECOND))
        .when(new DeleteApiKey(ALICE, SECOND, false))
        .thenRejected(new NoSuchApiKey(SECOND));
    given(OPENED, OWNER, VIEWER, new ApiKeyDeleted(ALICE, SECOND))
        .when(new EnableApiKey(ALICE, SECOND))
        .thenRejected(new NoSuchApiKey(SECOND));
  }

  @Test
  void theLastOwnerKeyStays() {
    given(OPENED, OWNER, VIEWER)
        .when(new DisableApiKey(ALICE, FIRST, false))
        .thenRejected(new LastOwnerKey(FIRST));
    given(OPENED, OWNER, VIEWER)
        .when(new DeleteApiKey(ALICE, FIRST, false))
        .thenRejected(new LastOwnerKey(FIRST));
  }

  @Test
  void aDisabledOwnerKeyDoesNotCountAsAnotherOne() {
    given(OPENED, OWNER, OTHER_OWNER, new ApiKeyDisabled(ALICE, SECOND))
        .when(new DisableApiKey(ALICE, FIRST, false))
        .thenRejected(new LastOwnerKey(FIRST));
  }

  @Test
  void aDisabledOwnerKeyMayBeDeleted() {
    given(OPENED, OWNER, OTHER_OWNER, new ApiKeyDisabled(ALICE, SECOND))
        .when(new DeleteApiKey(ALICE, SECOND, false))
        .then(new ApiKeyDeleted(ALICE, SECOND));
  }

  @Test
  void oneOfTwoOwnerKeysMayGo() {
    given(OPENED, OWNER, OTHER_OWNER)
        .when(new DisableApiKey(ALICE, FIRST, false))
        .then(new ApiKeyDisabled(ALICE, FIRST));
  }

  @Test
  void theOperatorMayTakeTheLastOwnerKey() {
    given(OPENED, OWNER)
        .when(new DisableApiKey(ALICE, FIRST, true))
        .then(new ApiKeyDisabled(ALICE, FIRST));
    given(OPENED, OWNER)
        .when(new DeleteApiKey(ALICE, FIRST, true))
        .then(new ApiKeyDeleted(ALICE, FIRST));
  }
}
