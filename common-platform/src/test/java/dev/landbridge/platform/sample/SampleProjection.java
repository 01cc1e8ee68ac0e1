package dev.landbridge.platform.sample;

import dev.landbridge.events.account.AccountEvent;
import dev.landbridge.events.account.AccountEvent.AccountOpened;
import dev.landbridge.events.account.AccountEvent.AccountRenamed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessingGroup("sample-view")
class SampleProjection {
  private final JdbcClient db;

  SampleProjection(JdbcClient db) {
    this.db = db;
  }

  @EventHandler
  void on(AccountOpened event, @SequenceNumber long version, TrackingToken token) {
    db.sql("insert into sample_view values (?, ?, ?, ?) on conflict (id) do nothing")
        .params(event.id().text(), event.name(), version, token.position().orElseThrow())
        .update();
  }

  @EventHandler
  void on(AccountRenamed event, @SequenceNumber long version) {
    db.sql("update sample_view set name = ?, version = ? where id = ? and version < ?")
        .params(event.name(), version, event.id().text(), version)
        .update();
  }

  @EventHandler
  void on(AccountEvent.AccountResumed event) {
    throw new IllegalStateException("Expected never to be called: " + event);
  }

  @ResetHandler
  void reset() {
    db.sql("truncate sample_view").update();
  }
}
