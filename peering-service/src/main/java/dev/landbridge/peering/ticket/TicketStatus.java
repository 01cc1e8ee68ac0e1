package dev.landbridge.peering.ticket;

/** How a state is spelled for callers. */
enum TicketStatus {
  OPEN,
  APPROVED,
  REFUSED,
  WITHDRAWN
}
