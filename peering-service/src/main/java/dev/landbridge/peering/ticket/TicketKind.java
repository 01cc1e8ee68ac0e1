package dev.landbridge.peering.ticket;

import dev.landbridge.events.peering.TicketSubject;
import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;

/** What can be asked of the operator. */
enum TicketKind {
  HIGHER_BANDWIDTH,
  HIGHER_QUOTA,
  CLASSIC_INTERCONNECT;

  static TicketKind of(TicketSubject subject) {
    return switch (subject) {
      case HigherBandwidth _ -> HIGHER_BANDWIDTH;
      case HigherQuota _ -> HIGHER_QUOTA;
      case OpenClassicInterconnect _ -> CLASSIC_INTERCONNECT;
    };
  }
}
