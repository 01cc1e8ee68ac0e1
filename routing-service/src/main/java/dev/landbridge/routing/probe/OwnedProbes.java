package dev.landbridge.routing.probe;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.network.OwnedNetwork;
import dev.landbridge.routing.network.Subnet;
import dev.landbridge.routing.probe.NetworkProbeRegister.Registered;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchNetworkProbe;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds where a probe is for the probe's owner; to anybody else there is no probe. */
@Component
class OwnedProbes {
  private final NetworkProbeRegister register;
  private final OwnedNetwork network;

  OwnedProbes(NetworkProbeRegister register, OwnedNetwork network) {
    this.register = register;
    this.network = network;
  }

  Subnet subnetOf(NetworkProbeId id, AccountId account) {
    return network.subnet(get(id, account).subnetId(), account);
  }

  /** Where a probe is, even after its subnet. */
  VpcId vpcOf(NetworkProbeId id, AccountId account) {
    return get(id, account).vpcId();
  }

  private Registered get(NetworkProbeId id, AccountId account) {
    return register
        .find(id)
        .filter(probe -> probe.owner().equals(account))
        .orElseThrow(() -> new CommandRejected(new NoSuchNetworkProbe(id)));
  }

  Optional<NextHop> nextHopOf(NetworkProbeId id) {
    return register.nextHopOf(id);
  }
}
