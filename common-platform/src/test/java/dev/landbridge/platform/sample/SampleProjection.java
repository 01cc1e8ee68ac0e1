package dev.landbridge.platform.sample;

import dev.landbridge.events.account.AccountEvent;
import dev.landbridge.events.account.AccountEvent.AccountOpened;
import dev.landbridge.events.account.AccountEvent.AccountRenamed;
import dev.landbridge.platform.projection.ProjectionWrites;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;

@ProcessingGroup("sample-view")
class SampleProjection {
  private final ProjectionWrites writes;

  SampleProjection(ProjectionWrites writes) {
    this.writes = writes;
  }

  @EventHandler
  void on(AccountOpened event, @SequenceNumber long version, TrackingToken token) {
    writes.add(
        "insert into sample_view values (?, ?, ?, ?) on conflict (id) do nothing",
        event.id().text(),
        event.name(),
        version,
        token.position().orElseThrow());
  }

  @EventHandler
  void on(AccountRenamed event, @SequenceNumber long version) {
    writes.add(
        "update sample_view set name = ?, version = ? where id = ? and version < ?",
        event.name(),
        version,
        event.id().text(),
        version);
  }

  @EventHandler
  void on(AccountEvent.AccountResumed event) {
    throw new IllegalStateException("Expected never to be called: " + event);
  }

  @ResetHandler
  void reset() {
    writes.update("truncate sample_view");
  }
}
