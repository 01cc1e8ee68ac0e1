package dev.landbridge.peering.ticket;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject;
import java.time.Instant;
import java.util.Optional;

/** The states a ticket can be in. */
sealed interface Ticket {

  /** Nobody opened it. */
  record None() implements Ticket {}

  record Open(Request request) implements Ticket {}

  record Approved(Request request, String note) implements Ticket {}

  record Refused(Request request, String reason) implements Ticket {}

  record Withdrawn(Request request) implements Ticket {}

  /** What was asked, by whom and why. */
  record Request(
      TicketId id, AccountId openedBy, TicketSubject asked, String reason, Instant openedAt) {}

  default Optional<Request> known() {
    return switch (this) {
      case None _ -> Optional.empty();
      case Open s -> Optional.of(s.request());
      case Approved s -> Optional.of(s.request());
      case Refused s -> Optional.of(s.request());
      case Withdrawn s -> Optional.of(s.request());
    };
  }

  default TicketStatus status() {
    return switch (this) {
      case None _, Withdrawn _ -> TicketStatus.WITHDRAWN;
      case Open _ -> TicketStatus.OPEN;
      case Approved _ -> TicketStatus.APPROVED;
      case Refused _ -> TicketStatus.REFUSED;
    };
  }
}
