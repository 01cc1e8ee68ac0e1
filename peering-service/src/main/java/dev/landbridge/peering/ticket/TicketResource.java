package dev.landbridge.peering.ticket;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject;
import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket as its opener and the operator see it; {@code kind} tells which fields it has. */
record TicketResource(
    TicketId id,
    AccountId accountId,
    TicketKind kind,
    @Nullable PeeringConnectionId connectionId,
    @Nullable Integer bandwidthMbps,
    @Nullable Quota quota,
    @Nullable Integer limit,
    @Nullable Region localRegion,
    @Nullable Region remoteRegion,
    @Nullable ClassicInterconnectId interconnectId,
    String reason,
    TicketStatus state,
    @Nullable String answer,
    Instant createdAt,
    long version) {

  /** What the states and the read model have in common. */
  record Facts(
      TicketId id,
      AccountId openedBy,
      TicketSubject asked,
      String reason,
      TicketStatus state,
      @Nullable String answer,
      Instant openedAt) {}

  static TicketResource of(Ticket ticket, long version) {
    var request = ticket.known().orElseThrow();
    var answer =
        switch (ticket) {
          case Ticket.Approved s -> s.note();
          case Ticket.Refused s -> s.reason();
          case Ticket.None _, Ticket.Open _, Ticket.Withdrawn _ -> null;
        };
    return of(
        new Facts(
            request.id(),
            request.openedBy(),
            request.asked(),
            request.reason(),
            ticket.status(),
            answer,
            request.openedAt()),
        version);
  }

  static TicketResource of(Facts t, long version) {
    var bandwidth = t.asked() instanceof HigherBandwidth a ? a : null;
    var quota = t.asked() instanceof HigherQuota a ? a : null;
    var classic = t.asked() instanceof OpenClassicInterconnect a ? a : null;
    return new TicketResource(
        t.id(),
        t.openedBy(),
        TicketKind.of(t.asked()),
        bandwidth == null ? null : bandwidth.connectionId(),
        mbps(t.asked()),
        quota == null ? null : quota.quota(),
        quota == null ? null : quota.limit(),
        classic == null ? null : classic.local(),
        classic == null ? null : classic.remote(),
        classic == null ? null : classic.interconnectId(),
        t.reason(),
        t.state(),
        t.answer(),
        t.openedAt(),
        version);
  }

  private static @Nullable Integer mbps(TicketSubject asked) {
    return switch (asked) {
      case HigherBandwidth a -> a.bandwidthMbps();
      case OpenClassicInterconnect a -> a.bandwidthMbps();
      case HigherQuota _ -> null;
    };
  }
}
