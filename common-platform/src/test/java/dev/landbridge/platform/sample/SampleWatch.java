package dev.landbridge.platform.sample;

import dev.landbridge.events.account.AccountEvent.AccountOpened;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** Stands for what must not see an event again: it would send its command twice. */
@ProcessingGroup("sample-watch")
@DisallowReplay
class SampleWatch {
  @EventHandler
  void on(AccountOpened event) {
    // sees it, once
  }
}
