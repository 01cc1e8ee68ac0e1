package dev.landbridge.platform.sample;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountEvent;
import dev.landbridge.events.account.AccountEvent.AccountOpened;
import dev.landbridge.events.account.AccountEvent.AccountRenamed;
import dev.landbridge.platform.sample.SampleState.Open;

final class SampleDecider {
  private SampleDecider() {}

  static Decision<AccountEvent, SampleRejection> decide(SampleCommand command, SampleState state) {
    return switch (command) {
      case SampleCommand.Open c -> Decision.accepted(new AccountOpened(c.id(), c.name()));
      case SampleCommand.Rename c when c.name().equals("forbidden") ->
          Decision.rejected(new SampleRejection("forbidden-name", "Not that one"));
      case SampleCommand.Rename c when state instanceof Open open && open.name().equals(c.name()) ->
          Decision.accepted();
      case SampleCommand.Rename c -> Decision.accepted(new AccountRenamed(c.id(), c.name()));
    };
  }

  static SampleState evolve(SampleState state, AccountEvent event) {
    return switch (event) {
      case AccountOpened e -> new Open(e.name(), 0);
      case AccountRenamed e -> new Open(e.name(), state instanceof Open o ? o.renamed() + 1 : 0);
      case AccountEvent.AccountSuspended _,
          AccountEvent.AccountResumed _,
          AccountEvent.ApiKeyCreated _,
          AccountEvent.ApiKeyDisabled _,
          AccountEvent.ApiKeyEnabled _,
          AccountEvent.ApiKeyDeleted _ ->
          state;
    };
  }
}
