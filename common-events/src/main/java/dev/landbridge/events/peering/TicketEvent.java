package dev.landbridge.events.peering;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountId;
import java.util.List;

/** What has happened to one ticket. */
public sealed interface TicketEvent extends DomainEvent {
  TicketId id();

  @Override
  default String subject() {
    return id().text();
  }

  record TicketOpened(
      TicketId id, AccountId openedBy, TicketSubject asked, String reason, List<AccountId> accounts)
      implements TicketEvent {}

  /** Granted as asked; carries the subject so that readers need no look-up. */
  record TicketApproved(
      TicketId id, AccountId openedBy, TicketSubject asked, String note, List<AccountId> accounts)
      implements TicketEvent {}

  record TicketRefused(TicketId id, String reason, List<AccountId> accounts)
      implements TicketEvent {}

  record TicketWithdrawn(TicketId id, List<AccountId> accounts) implements TicketEvent {}
}
