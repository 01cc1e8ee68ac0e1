package dev.landbridge.peering.connection;

import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.peering.connection.PeeringCommand.RaiseBandwidth;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A granted ticket for a higher cap changes the connection's cap. */
@Component
@DisallowReplay
@ProcessingGroup("higher-bandwidth")
class HigherBandwidthProcess {
  private static final Logger log = LoggerFactory.getLogger(HigherBandwidthProcess.class);
  private final ObjectProvider<Commands> commands; // exists only after the event processors

  HigherBandwidthProcess(ObjectProvider<Commands> commands) {
    this.commands = commands;
  }

  @EventHandler
  void on(TicketApproved event) {
    switch (event.asked()) {
      case HigherBandwidth(var id, var mbps) -> raise(new RaiseBandwidth(id, mbps));
      case HigherQuota _, OpenClassicInterconnect _ -> {} // another room's
    }
  }

  private void raise(RaiseBandwidth command) {
    try {
      commands.getObject().send(command);
    } catch (CommandRejected rejected) { // it ended while the ticket was open
      log.info("Not raised: id={} code={}", command.id(), rejected.reason().code());
    }
  }
}
