package dev.landbridge.routing.probe;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.NetworkReader;
import dev.landbridge.routing.network.LockRegister;
import dev.landbridge.routing.network.Subnet;
import dev.landbridge.routing.network.VpcRegister;
import dev.landbridge.routing.probe.ProbeFacts.HopFit;
import dev.landbridge.routing.table.NextHopFacts;
import dev.landbridge.routing.table.NextHopRules;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what a decision about a probe rests on. */
@Component
class ProbeGround {
  private final LockRegister locks;
  private final NetworkReader reader;
  private final VpcRegister vpcs;
  private final NetworkProbeRegister register;

  ProbeGround(
      LockRegister locks, NetworkReader reader, VpcRegister vpcs, NetworkProbeRegister register) {
    this.locks = locks;
    this.reader = reader;
    this.vpcs = vpcs;
    this.register = register;
  }

  /** First locks the VPC, so that the facts hold until the decision is stored. */
  ProbeFacts lockAndRead(
      Subnet subnet, ProbeDefinition definition, Optional<NetworkProbeId> changed) {
    locks.lock(subnet.vpcId());
    return new ProbeFacts(
        subnet.cidrBlock(),
        vpcs.cidrBlocks(subnet.vpcId()),
        register.measured(subnet.id(), changed),
        fit(subnet, definition),
        register.room(subnet.vpcId(), subnet.id()));
  }

  private HopFit fit(Subnet subnet, ProbeDefinition definition) {
    var hop = definition.nextHop();
    if (hop == null) {
      return HopFit.FITS;
    }
    if (hop.type() != NextHopType.PEERING_CONNECTION) {
      var own = vpcs.cidrBlocks(subnet.vpcId());
      var facts = NextHopFacts.declared(hop);
      boolean possible =
          definition.destinations().stream()
              .allMatch(to -> NextHopRules.unfit(CidrBlock.of(to), hop, facts, own).isEmpty());
      return possible ? HopFit.FITS : HopFit.MISMATCH;
    }
    var network = network(subnet);
    var connection = network.connection(hop, subnet.vpcId());
    if (connection.isEmpty() || connection.get().hasEnded()) {
      return HopFit.UNKNOWN;
    }
    var peer = connection.get().peerOf(subnet.vpcId()).orElseThrow();
    return !connection.get().isActive()
            || definition.destinations().stream().allMatch(to -> network.reaches(peer, to))
        ? HopFit.FITS
        : HopFit.MISMATCH;
  }

  /** Before any command of the request. */
  Network network(Subnet subnet) {
    return reader.around(subnet.vpcId(), NetworkReader.NOW);
  }
}
