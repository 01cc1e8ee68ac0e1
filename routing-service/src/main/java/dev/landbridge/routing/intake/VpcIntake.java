package dev.landbridge.routing.intake;

import dev.landbridge.events.TextValue;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.SubnetRenamed;
import dev.landbridge.events.peering.VpcEvent.SubnetTagged;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcEvent.VpcDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcRenamed;
import dev.landbridge.events.peering.VpcEvent.VpcTagged;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.log.EventEnvelope;
import dev.landbridge.routing.network.ConnectionQueries;
import dev.landbridge.routing.network.LockRegister;
import dev.landbridge.routing.network.VpcRegister;
import dev.landbridge.routing.probe.NetworkProbeCommand.RemoveProbe;
import dev.landbridge.routing.probe.NetworkProbeRegister;
import dev.landbridge.routing.table.DerivedIds;
import dev.landbridge.routing.table.RouteTableCommand.CreateMainTable;
import dev.landbridge.routing.table.RouteTableCommand.DisassociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.DropRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.FollowOwnBlocks;
import dev.landbridge.routing.table.RouteTableRegister;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a VPC's events mean here: main tables, local routes, and what peers' routes may reach. */
@Component
class VpcIntake {
  private final LockRegister locks;
  private final VpcRegister vpcs;
  private final ConnectionQueries connections;
  private final RouteTableRegister tables;
  private final NetworkProbeRegister probes;
  private final NextHopFollower follower;
  private final Commands commands;

  VpcIntake(
      LockRegister locks,
      VpcRegister vpcs,
      ConnectionQueries connections,
      RouteTableRegister tables,
      NetworkProbeRegister probes,
      NextHopFollower follower,
      Commands commands) {
    this.locks = locks;
    this.vpcs = vpcs;
    this.connections = connections;
    this.tables = tables;
    this.probes = probes;
    this.follower = follower;
    this.commands = commands;
  }

  void on(VpcEvent event, EventEnvelope told) {
    switch (event) {
      case VpcCreated e -> created(e, told);
      case VpcCidrBlockAdded e -> cidrBlock(e.id(), e.cidrBlock(), true, told);
      case VpcCidrBlockRemoved e -> cidrBlock(e.id(), e.cidrBlock(), false, told);
      case SubnetCreated e -> subnetCreated(e, told);
      case SubnetDeleted e -> subnetDeleted(e, told);
      case VpcDeleted e -> deleted(e, told);
      case VpcRenamed _, VpcTagged _, SubnetRenamed _, SubnetTagged _ -> {} // not shown here
    }
  }

  private void created(VpcCreated event, EventEnvelope told) {
    locks.lock(event.id());
    if (vpcs.created(event, told)) {
      commands.send(
          new CreateMainTable(DerivedIds.mainTableOf(event.id()), event.id(), event.owner()));
    }
  }

  /** Also locks the peers: their tables follow in this transaction. */
  private void cidrBlock(VpcId vpc, CidrBlock block, boolean present, EventEnvelope told) {
    var peers = connections.of(vpc).stream().flatMap(c -> c.peerOf(vpc).stream());
    locks.lock(Stream.concat(Stream.of(vpc), peers.map(VpcEnd::vpcId)).toArray(TextValue[]::new));
    vpcs.mustKnow(vpc);
    if (vpcs.cidrBlock(vpc, block, present, told)) {
      connections.of(vpc).forEach(follower::follow);
      var blocks = vpcs.cidrBlocks(vpc);
      tables.tablesOf(vpc).forEach(table -> commands.send(new FollowOwnBlocks(table.id(), blocks)));
    }
  }

  private void subnetCreated(SubnetCreated event, EventEnvelope told) {
    locks.lock(event.id());
    vpcs.mustKnow(event.id());
    vpcs.subnetCreated(event, told);
  }

  private void subnetDeleted(SubnetDeleted event, EventEnvelope told) {
    locks.lock(event.id());
    vpcs.mustKnow(event.id());
    if (vpcs.subnetDeleted(event, told)) {
      tables
          .tableOf(event.subnetId())
          .ifPresent(table -> commands.send(new DisassociateSubnet(table, event.subnetId())));
      probes.probesOf(event.subnetId()).forEach(probe -> commands.send(new RemoveProbe(probe)));
    }
  }

  private void deleted(VpcDeleted event, EventEnvelope told) {
    locks.lock(event.id());
    vpcs.mustKnow(event.id());
    if (vpcs.deleted(event.id(), told)) {
      tables.tablesOf(event.id()).forEach(table -> commands.send(new DropRouteTable(table.id())));
    }
  }
}
