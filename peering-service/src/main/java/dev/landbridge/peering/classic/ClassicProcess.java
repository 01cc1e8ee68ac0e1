package dev.landbridge.peering.classic;

import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.peering.classic.ClassicCommand.OpenInterconnect;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A granted ticket opens the interconnect that it names. */
@Component
@DisallowReplay
@ProcessingGroup("classic-opening")
class ClassicProcess {
  private static final Logger log = LoggerFactory.getLogger(ClassicProcess.class);
  private final ObjectProvider<Commands> commands; // exists only after the event processors
  private final ClassicRegister register;

  ClassicProcess(ObjectProvider<Commands> commands, ClassicRegister register) {
    this.commands = commands;
    this.register = register;
  }

  @EventHandler
  void on(TicketApproved event) {
    switch (event.asked()) {
      case OpenClassicInterconnect asked -> open(event, asked);
      case HigherBandwidth _, HigherQuota _ -> {} // another room's
    }
  }

  private void open(TicketApproved event, OpenClassicInterconnect asked) {
    var id = asked.interconnectId();
    var joined = register.joined(id, event.openedBy(), asked.local(), asked.remote());
    try {
      commands
          .getObject()
          .send(
              new OpenInterconnect(
                  id,
                  event.openedBy(),
                  asked.local(),
                  asked.remote(),
                  asked.bandwidthMbps(),
                  event.id(),
                  joined));
    } catch (CommandRejected rejected) { // two tickets for the same regions
      log.info("Not opened: id={} code={}", id, rejected.reason().code());
    }
  }
}
