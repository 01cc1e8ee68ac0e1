package dev.landbridge.platform.sample;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.account.AccountId;

sealed interface SampleCommand extends Addressed {
  @Override
  AccountId id();

  record Open(AccountId id, String name) implements SampleCommand {}

  record Rename(AccountId id, String name) implements SampleCommand {}
}
