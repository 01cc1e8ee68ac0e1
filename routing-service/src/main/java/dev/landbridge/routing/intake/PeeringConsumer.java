package dev.landbridge.routing.intake;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.platform.log.EventConsumer;
import dev.landbridge.platform.log.EventEnvelope;
import dev.landbridge.routing.model.HeardEventRegister;
import dev.landbridge.routing.network.QuotaRegister;
import org.springframework.stereotype.Component;

/** Follows peering-service: order holds for one VPC, connection or ticket, and between none. */
@Component
class PeeringConsumer implements EventConsumer {
  private final VpcIntake vpcs;
  private final ConnectionIntake connections;
  private final QuotaRegister quotas;
  private final HeardEventRegister heard;

  PeeringConsumer(
      VpcIntake vpcs,
      ConnectionIntake connections,
      QuotaRegister quotas,
      HeardEventRegister heard) {
    this.vpcs = vpcs;
    this.connections = connections;
    this.quotas = quotas;
    this.heard = heard;
  }

  @Override
  public String context() {
    return "peering";
  }

  @Override
  public void on(DomainEvent event, EventEnvelope told) {
    switch (event) {
      case VpcEvent e -> {
        heard.note(e, told);
        vpcs.on(e, told);
      }
      case PeeringEvent e -> {
        heard.note(e, told);
        connections.on(e, told);
      }
      case TicketApproved e -> approved(e);
      default -> {} // other things of that context say nothing about routes
    }
  }

  private void approved(TicketApproved event) {
    switch (event.asked()) {
      case HigherQuota asked -> quotas.raise(event.openedBy(), asked.quota(), asked.limit());
      case HigherBandwidth _, OpenClassicInterconnect _ -> {}
    }
  }
}
