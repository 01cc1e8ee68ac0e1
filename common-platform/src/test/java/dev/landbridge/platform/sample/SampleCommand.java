package dev.landbridge.platform.sample;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.command.Addressed;

sealed interface SampleCommand extends Addressed {
  @Override
  AccountId id();

  record Open(AccountId id, String name) implements SampleCommand {}

  record Rename(AccountId id, String name) implements SampleCommand {}
}
