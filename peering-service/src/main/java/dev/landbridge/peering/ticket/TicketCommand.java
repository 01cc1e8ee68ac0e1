package dev.landbridge.peering.ticket;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject;

/** What one may ask of a ticket. */
sealed interface TicketCommand extends Addressed {
  @Override
  TicketId id();

  /**
   * @param open how many tickets of the caller await an answer
   * @param limit how many may
   */
  record OpenTicket(
      TicketId id,
      AccountId caller,
      TicketSubject asked,
      String reason,
      TicketFacts facts,
      int open,
      int limit)
      implements TicketCommand {}

  record ApproveTicket(TicketId id, String note) implements TicketCommand {}

  record RefuseTicket(TicketId id, String reason) implements TicketCommand {}

  record WithdrawTicket(TicketId id, AccountId caller) implements TicketCommand {}
}
