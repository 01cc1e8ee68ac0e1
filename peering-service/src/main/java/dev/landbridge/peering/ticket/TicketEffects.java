package dev.landbridge.peering.ticket;

import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.peering.classic.GrantedInterconnect;
import dev.landbridge.peering.connection.GrantedBandwidth;
import dev.landbridge.platform.command.Commands;
import org.springframework.stereotype.Component;

/** What a granted ticket changes, within the request that grants it: both happen, or neither. */
@Component
class TicketEffects {
  private final GrantedBandwidth bandwidth;
  private final GrantedInterconnect interconnect;
  private final Commands commands;

  TicketEffects(GrantedBandwidth bandwidth, GrantedInterconnect interconnect, Commands commands) {
    this.commands = commands;
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

  /** For a repeat, which changes nothing: where the effect lies is told again. */
  void found(Ticket.Request granted) {
    switch (granted.asked()) {
      case HigherBandwidth(var id, _) -> commands.found(id);
      case OpenClassicInterconnect asked -> commands.found(asked.interconnectId());
      case HigherQuota _ -> {} // in the ticket's own event
    }
  }
}
