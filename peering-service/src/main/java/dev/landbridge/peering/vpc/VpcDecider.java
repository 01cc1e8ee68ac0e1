package dev.landbridge.peering.vpc;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.acceptedAll;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.events.peering.Quota;
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
import dev.landbridge.peering.region.RegionAccess;
import dev.landbridge.peering.vpc.Vpc.Deleted;
import dev.landbridge.peering.vpc.Vpc.Existing;
import dev.landbridge.peering.vpc.Vpc.None;
import dev.landbridge.peering.vpc.VpcCommand.AddCidrBlock;
import dev.landbridge.peering.vpc.VpcCommand.AmendSubnet;
import dev.landbridge.peering.vpc.VpcCommand.AmendVpc;
import dev.landbridge.peering.vpc.VpcCommand.CreateSubnet;
import dev.landbridge.peering.vpc.VpcCommand.CreateVpc;
import dev.landbridge.peering.vpc.VpcCommand.DeleteSubnet;
import dev.landbridge.peering.vpc.VpcCommand.DeleteVpc;
import dev.landbridge.peering.vpc.VpcCommand.RemoveCidrBlock;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockInUse;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockNotAllowed;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockOverlapsPeer;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockTakenAtPeer;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlocksOverlap;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchCidrBlock;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchRegion;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchSubnet;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchVpc;
import dev.landbridge.peering.vpc.VpcRejection.PrimaryCidrBlock;
import dev.landbridge.peering.vpc.VpcRejection.PrimaryCidrBlockNotIpv4;
import dev.landbridge.peering.vpc.VpcRejection.RegionNotAllowed;
import dev.landbridge.peering.vpc.VpcRejection.SubnetOutsideVpc;
import dev.landbridge.peering.vpc.VpcRejection.SubnetsOverlap;
import dev.landbridge.peering.vpc.VpcRejection.VpcInUse;
import dev.landbridge.peering.vpc.VpcRejection.VpcQuotaExceeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rules of VPCs, their CIDR blocks and their subnets. */
final class VpcDecider {
  private VpcDecider() {}

  private record Situation(Vpc state, VpcCommand command) {}

  static Decision<VpcEvent, VpcRejection> decide(VpcCommand command, Vpc state) {
    return switch (new Situation(state, command)) {
      case Situation(None _, CreateVpc c) -> create(c);
      case Situation(Existing v, CreateVpc c) when v.owner().equals(c.caller()) -> accepted();
      case Situation(Deleted d, DeleteVpc c) when d.owner().equals(c.caller()) -> accepted();
      case Situation(Existing v, VpcCommand c) when !v.owner().equals(c.caller()) ->
          rejected(new NoSuchVpc(c.id()));
      case Situation(Existing v, AmendVpc c) -> amend(c, v);
      case Situation(Existing v, AddCidrBlock c) -> add(c, v);
      case Situation(Existing v, RemoveCidrBlock c) -> remove(c, v);
      case Situation(Existing v, CreateSubnet c) -> create(c, v);
      case Situation(Existing v, AmendSubnet c) -> amend(c, v);
      case Situation(Existing v, DeleteSubnet c) when v.subnet(c.subnetId()).isEmpty() ->
          rejected(new NoSuchSubnet(c.subnetId()));
      case Situation(Existing v, DeleteSubnet c) ->
          accepted(new SubnetDeleted(c.id(), c.subnetId(), List.of(v.owner())));
      case Situation(Existing v, DeleteVpc c)
          when !v.subnets().isEmpty() || c.peeringConnections() > 0 ->
          rejected(new VpcInUse(c.id(), v.subnets().size(), c.peeringConnections()));
      case Situation(Existing v, DeleteVpc c) ->
          accepted(new VpcDeleted(c.id(), List.of(v.owner())));
      case Situation(var _, var c) -> rejected(new NoSuchVpc(c.id())); // closed by default
    };
  }

  private static Decision<VpcEvent, VpcRejection> create(CreateVpc c) {
    if (c.access() == RegionAccess.UNKNOWN) {
      return rejected(new NoSuchRegion(c.region()));
    }
    if (c.access() == RegionAccess.CLOSED) {
      return rejected(new RegionNotAllowed(c.region()));
    }
    if (c.cidrBlock().family() != IpFamily.IPV4) {
      return rejected(new PrimaryCidrBlockNotIpv4(c.cidrBlock()));
    }
    if (c.ranges().stream().noneMatch(range -> range.allows(c.cidrBlock()))) {
      return rejected(new CidrBlockNotAllowed(c.cidrBlock(), c.ranges()));
    }
    if (c.existing() >= c.limit()) {
      return rejected(new VpcQuotaExceeded(Quota.VPCS_PER_REGION, c.limit()));
    }
    return accepted(
        new VpcCreated(
            c.id(), c.caller(), c.region(), c.name(), c.cidrBlock(), c.tags(), owner(c.caller())));
  }

  private static Decision<VpcEvent, VpcRejection> amend(AmendVpc c, Existing v) {
    var events = new ArrayList<VpcEvent>();
    if (c.name() != null && !c.name().equals(v.name())) {
      events.add(new VpcRenamed(c.id(), c.name(), owner(v.owner())));
    }
    if (c.tags() != null && !c.tags().equals(v.tags())) {
      events.add(new VpcTagged(c.id(), c.tags(), owner(v.owner())));
    }
    return acceptedAll(events);
  }

  private static Decision<VpcEvent, VpcRejection> add(AddCidrBlock c, Existing v) {
    if (v.secondaryCidrBlocks().contains(c.cidrBlock())) {
      return accepted(); // a repeat: already so
    }
    if (c.ranges().stream().noneMatch(range -> range.allows(c.cidrBlock()))) {
      return rejected(new CidrBlockNotAllowed(c.cidrBlock(), c.ranges()));
    }
    var own = v.conflictWith(c.cidrBlock());
    if (own.isPresent()) {
      return rejected(new CidrBlocksOverlap(c.cidrBlock(), own.get()));
    }
    if (c.peers().overlapsPeer()) {
      return rejected(new CidrBlockOverlapsPeer(c.cidrBlock(), c.peers().seenBlock()));
    }
    if (c.peers().takenAtPeer()) {
      return rejected(new CidrBlockTakenAtPeer(c.cidrBlock()));
    }
    if (v.secondaryCidrBlocks().size() >= c.limit()) {
      return rejected(new VpcQuotaExceeded(Quota.SECONDARY_CIDR_BLOCKS_PER_VPC, c.limit()));
    }
    return accepted(new VpcCidrBlockAdded(c.id(), c.cidrBlock(), owner(v.owner())));
  }

  private static Decision<VpcEvent, VpcRejection> remove(RemoveCidrBlock c, Existing v) {
    if (v.cidrBlock().equals(c.cidrBlock())) {
      return rejected(new PrimaryCidrBlock(c.cidrBlock()));
    }
    if (!v.secondaryCidrBlocks().contains(c.cidrBlock())) {
      return rejected(new NoSuchCidrBlock(c.id(), c.cidrBlock()));
    }
    var used = v.subnetIn(c.cidrBlock());
    if (used.isPresent()) {
      return rejected(new CidrBlockInUse(c.cidrBlock(), used.get().id()));
    }
    return accepted(new VpcCidrBlockRemoved(c.id(), c.cidrBlock(), owner(v.owner())));
  }

  private static Decision<VpcEvent, VpcRejection> create(CreateSubnet c, Existing v) {
    if (v.subnet(c.subnetId()).isPresent()) {
      return accepted();
    }
    if (v.blocks().noneMatch(block -> block.contains(c.cidrBlock()))) {
      return rejected(new SubnetOutsideVpc(c.cidrBlock(), v.blocks().toList()));
    }
    if (c.ranges().stream().noneMatch(range -> range.allows(c.cidrBlock()))) {
      return rejected(new CidrBlockNotAllowed(c.cidrBlock(), c.ranges()));
    }
    var other = v.subnetIn(c.cidrBlock());
    if (other.isPresent()) {
      return rejected(new SubnetsOverlap(c.cidrBlock(), other.get().id(), other.get().cidrBlock()));
    }
    if (v.subnets().size() >= c.limit()) {
      return rejected(new VpcQuotaExceeded(Quota.SUBNETS_PER_VPC, c.limit()));
    }
    return accepted(
        new SubnetCreated(
            c.id(), c.subnetId(), c.name(), c.cidrBlock(), c.tags(), owner(v.owner())));
  }

  private static Decision<VpcEvent, VpcRejection> amend(AmendSubnet c, Existing v) {
    var subnet = v.subnet(c.subnetId());
    if (subnet.isEmpty()) {
      return rejected(new NoSuchSubnet(c.subnetId()));
    }
    var events = new ArrayList<VpcEvent>();
    if (c.name() != null && !c.name().equals(subnet.get().name())) {
      events.add(new SubnetRenamed(c.id(), c.subnetId(), c.name(), owner(v.owner())));
    }
    if (c.tags() != null && !c.tags().equals(subnet.get().tags())) {
      events.add(new SubnetTagged(c.id(), c.subnetId(), c.tags(), owner(v.owner())));
    }
    return acceptedAll(events);
  }

  private static List<AccountId> owner(AccountId owner) {
    return List.of(owner);
  }

  static Vpc evolve(Vpc state, VpcEvent event, Instant at) {
    return switch (event) {
      case VpcCreated e ->
          new Existing(
              e.id(),
              e.owner(),
              e.region(),
              e.name(),
              e.cidrBlock(),
              List.of(),
              e.tags(),
              List.of(),
              at);
      case VpcRenamed e -> change(state, v -> v.renamed(e.name()));
      case VpcTagged e -> change(state, v -> v.tagged(e.tags()));
      case VpcCidrBlockAdded e -> change(state, v -> v.with(e.cidrBlock()));
      case VpcCidrBlockRemoved e -> change(state, v -> v.without(e.cidrBlock()));
      case SubnetCreated e ->
          change(
              state,
              v -> v.with(new Vpc.Subnet(e.subnetId(), e.name(), e.cidrBlock(), e.tags(), at)));
      case SubnetRenamed e -> change(state, v -> v.change(e.subnetId(), s -> s.renamed(e.name())));
      case SubnetTagged e -> change(state, v -> v.change(e.subnetId(), s -> s.tagged(e.tags())));
      case SubnetDeleted e -> change(state, v -> v.without(e.subnetId()));
      case VpcDeleted e -> new Deleted(e.accounts().getFirst());
    };
  }

  private static Vpc change(Vpc state, UnaryOperator<Existing> change) {
    return state instanceof Existing v ? change.apply(v) : state;
  }
}
