package dev.landbridge.peering.classic;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.peering.classic.ClassicCommand.OpenInterconnect;
import dev.landbridge.platform.command.Commands;
import org.springframework.stereotype.Component;

/** Where a ticket for an interconnect takes effect. */
@Component
public class GrantedInterconnect {
  private final Commands commands;
  private final ClassicRegister register;

  GrantedInterconnect(Commands commands, ClassicRegister register) {
    this.commands = commands;
    this.register = register;
  }

  /** Rejected where another one joins the two regions meanwhile. */
  public void open(TicketId ticket, AccountId owner, OpenClassicInterconnect asked) {
    var id = asked.interconnectId();
    commands.send(
        new OpenInterconnect(
            id,
            owner,
            asked.local(),
            asked.remote(),
            asked.bandwidthMbps(),
            ticket,
            register.joined(id, owner, asked.local(), asked.remote())));
  }
}
