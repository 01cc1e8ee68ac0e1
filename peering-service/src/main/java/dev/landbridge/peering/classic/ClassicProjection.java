package dev.landbridge.peering.classic;

import dev.landbridge.events.peering.ClassicInterconnectEvent;
import dev.landbridge.events.peering.ClassicInterconnectEvent.ClassicInterconnectClosed;
import dev.landbridge.events.peering.ClassicInterconnectEvent.ClassicInterconnectOpened;
import dev.landbridge.platform.projection.ProjectionWrites;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Open classic interconnects as they are listed. */
@Component
@ProcessingGroup("classic-view")
class ClassicProjection {
  private final ProjectionWrites writes;

  ClassicProjection(ProjectionWrites writes) {
    this.writes = writes;
  }

  @ResetHandler
  void reset() {
    writes.update("truncate classic_interconnect_view");
  }

  @EventHandler
  void on(
      ClassicInterconnectEvent event,
      @SequenceNumber long version,
      @Timestamp Instant at,
      TrackingToken token) {
    switch (event) {
      case ClassicInterconnectOpened e ->
          writes.add(
              """
              insert into classic_interconnect_view (interconnect_id, account_id, local_region,
                remote_region, bandwidth_mbps, ticket_id, version, position, created_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
              """,
              e.id().text(),
              e.owner().text(),
              e.local().text(),
              e.remote().text(),
              e.bandwidthMbps(),
              e.ticketId().text(),
              version,
              token.position().orElseThrow(),
              at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
      case ClassicInterconnectClosed e ->
          writes.add(
              "delete from classic_interconnect_view where interconnect_id = ?", e.id().text());
    }
  }
}
