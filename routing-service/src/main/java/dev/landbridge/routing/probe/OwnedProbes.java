package dev.landbridge.routing.probe;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.network.OwnedNetwork;
import dev.landbridge.routing.network.Subnet;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchNetworkProbe;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the subnet of a probe for the probe's owner; to anybody else there is no probe. */
@Component
class OwnedProbes {
  private final NetworkProbeRegister register;
  private final OwnedNetwork network;

  OwnedProbes(NetworkProbeRegister register, OwnedNetwork network) {
    this.register = register;
    this.network = network;
  }

  Subnet subnetOf(NetworkProbeId id, AccountId account) {
    return register
        .find(id)
        .filter(probe -> probe.owner().equals(account))
        .map(probe -> network.subnet(probe.subnetId(), account))
        .orElseThrow(() -> new CommandRejected(new NoSuchNetworkProbe(id)));
  }

  Optional<NextHop> nextHopOf(NetworkProbeId id) {
    return register.nextHopOf(id);
  }
}
