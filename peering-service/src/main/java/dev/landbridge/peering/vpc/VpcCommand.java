package dev.landbridge.peering.vpc;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.AddressRange;
import dev.landbridge.peering.region.RegionAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one may ask of a VPC. Facts about the set it belongs to were read under its lock. */
sealed interface VpcCommand extends Addressed {
  @Override
  VpcId id();

  AccountId caller();

  record CreateVpc(
      VpcId id,
      AccountId caller,
      Region region,
      CidrBlock cidrBlock,
      String name,
      Tags tags,
      RegionAccess access,
      List<AddressRange> ranges,
      int existing,
      int limit)
      implements VpcCommand {}

  /** What is absent stays as it is. */
  record AmendVpc(VpcId id, AccountId caller, @Nullable String name, @Nullable Tags tags)
      implements VpcCommand {}

  record AddCidrBlock(
      VpcId id,
      AccountId caller,
      CidrBlock cidrBlock,
      List<AddressRange> ranges,
      int limit,
      PeersOfVpc peers)
      implements VpcCommand {}

  record RemoveCidrBlock(VpcId id, AccountId caller, CidrBlock cidrBlock) implements VpcCommand {}

  record CreateSubnet(
      VpcId id,
      AccountId caller,
      SubnetId subnetId,
      CidrBlock cidrBlock,
      String name,
      Tags tags,
      List<AddressRange> ranges,
      int limit)
      implements VpcCommand {}

  /** What is absent stays as it is. */
  record AmendSubnet(
      VpcId id, AccountId caller, SubnetId subnetId, @Nullable String name, @Nullable Tags tags)
      implements VpcCommand {}

  record DeleteSubnet(VpcId id, AccountId caller, SubnetId subnetId) implements VpcCommand {}

  record DeleteVpc(VpcId id, AccountId caller, int peeringConnections) implements VpcCommand {}
}
