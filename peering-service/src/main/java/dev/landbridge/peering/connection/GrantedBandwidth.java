package dev.landbridge.peering.connection;

import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.peering.connection.PeeringCommand.RaiseBandwidth;
import dev.landbridge.platform.command.Commands;
import org.springframework.stereotype.Component;

/** Where a ticket for a cap above the tiers takes effect. */
@Component
public class GrantedBandwidth {
  private final Commands commands;

  GrantedBandwidth(Commands commands) {
    this.commands = commands;
  }

  /** Rejected for a connection that has ended meanwhile. */
  public void raise(PeeringConnectionId id, int bandwidthMbps) {
    commands.send(new RaiseBandwidth(id, bandwidthMbps));
  }
}
