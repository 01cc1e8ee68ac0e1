package dev.landbridge.peering.ticket;

import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.peering.classic.GrantedInterconnect;
import dev.landbridge.peering.connection.GrantedBandwidth;
import org.springframework.stereotype.Component;

/** What a granted ticket changes, within the request that grants it: both happen, or neither. */
@Component
class TicketEffects {
  private final GrantedBandwidth bandwidth;
  private final GrantedInterconnect interconnect;

  TicketEffects(GrantedBandwidth bandwidth, GrantedInterconnect interconnect) {
    this.bandwidth = bandwidth;
    this.interconnect = interconnect;
  }

  void of(Ticket.Request granted) {
    switch (granted.asked()) {
      case HigherBandwidth(var id, var mbps) -> bandwidth.raise(id, mbps);
      case OpenClassicInterconnect asked ->
          interconnect.open(granted.id(), granted.openedBy(), asked);
      case HigherQuota _ -> {} // the register has done it
    }
  }
}
