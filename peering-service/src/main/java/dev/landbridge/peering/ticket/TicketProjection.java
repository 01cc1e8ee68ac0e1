package dev.landbridge.peering.ticket;

import dev.landbridge.events.peering.TicketEvent;
import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketEvent.TicketOpened;
import dev.landbridge.events.peering.TicketEvent.TicketRefused;
import dev.landbridge.events.peering.TicketEvent.TicketWithdrawn;
import dev.landbridge.events.peering.TicketId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets as they are listed. */
@Component
@ProcessingGroup("ticket-view")
class TicketProjection {
  private final ProjectionWrites writes;

  TicketProjection(ProjectionWrites writes) {
    this.writes = writes;
  }

  @ResetHandler
  void reset() {
    writes.update("truncate ticket_view");
  }

  @EventHandler
  void on(
      TicketEvent event, @SequenceNumber long version, @Timestamp Instant at, TrackingToken token) {
    switch (event) {
      case TicketOpened e -> open(e, version, at, token.position().orElseThrow());
      case TicketApproved e -> close(e.id(), TicketStatus.APPROVED, e.note(), version);
      case TicketRefused e -> close(e.id(), TicketStatus.REFUSED, e.reason(), version);
      case TicketWithdrawn e -> close(e.id(), TicketStatus.WITHDRAWN, null, version);
    }
  }

  private void open(TicketOpened e, long version, Instant at, long position) {
    writes.add(
        """
            insert into ticket_view (ticket_id, account_id, kind, asked, reason, state, version,
              position, created_at)
            values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict do nothing
            """,
        e.id().text(),
        e.openedBy().text(),
        TicketKind.of(e.asked()).name(),
        SubjectColumn.write(e.asked()),
        e.reason(),
        TicketStatus.OPEN.name(),
        version,
        position,
        at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
  }

  /** The version guard makes a replayed or repeated event harmless. */
  private void close(TicketId id, TicketStatus state, @Nullable String answer, long version) {
    writes.add(
        """
        update ticket_view set state = ?, answer = ?, version = ?
        where ticket_id = ? and version < ?
        """,
        state.name(),
        answer,
        version,
        id.text(),
        version);
  }
}
