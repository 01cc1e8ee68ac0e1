package dev.landbridge.events.peering;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import java.util.List;

/**
 * What has happened to one VPC and its subnets. {@code accounts} names the owner only: who else is
 * connected to the VPC is no peer's business.
 */
public sealed interface VpcEvent extends DomainEvent {
  VpcId id();

  @Override
  default String subject() {
    return id().text();
  }

  record VpcCreated(
      VpcId id,
      AccountId owner,
      Region region,
      String name,
      CidrBlock cidrBlock,
      Tags tags,
      List<AccountId> accounts)
      implements VpcEvent {}

  record VpcRenamed(VpcId id, String name, List<AccountId> accounts) implements VpcEvent {}

  /** The whole set, as it is now. */
  record VpcTagged(VpcId id, Tags tags, List<AccountId> accounts) implements VpcEvent {}

  /** A secondary block. */
  record VpcCidrBlockAdded(VpcId id, CidrBlock cidrBlock, List<AccountId> accounts)
      implements VpcEvent {}

  record VpcCidrBlockRemoved(VpcId id, CidrBlock cidrBlock, List<AccountId> accounts)
      implements VpcEvent {}

  record SubnetCreated(
      VpcId id,
      SubnetId subnetId,
      String name,
      CidrBlock cidrBlock,
      Tags tags,
      List<AccountId> accounts)
      implements VpcEvent {}

  record SubnetRenamed(VpcId id, SubnetId subnetId, String name, List<AccountId> accounts)
      implements VpcEvent {}

  /** The whole set, as it is now. */
  record SubnetTagged(VpcId id, SubnetId subnetId, Tags tags, List<AccountId> accounts)
      implements VpcEvent {}

  record SubnetDeleted(VpcId id, SubnetId subnetId, List<AccountId> accounts) implements VpcEvent {}

  record VpcDeleted(VpcId id, List<AccountId> accounts) implements VpcEvent {}
}
