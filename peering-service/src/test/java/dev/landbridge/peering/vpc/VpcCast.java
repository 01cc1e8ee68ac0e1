package dev.landbridge.peering.vpc;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.AddressRange;
import dev.landbridge.peering.region.RegionAccess;
import dev.landbridge.peering.vpc.VpcCommand.AddCidrBlock;
import dev.landbridge.peering.vpc.VpcCommand.CreateSubnet;
import dev.landbridge.peering.vpc.VpcCommand.CreateVpc;
import dev.landbridge.testkit.Scenario;
import java.time.Instant;
import java.util.List;

/** The cast of the VPC room's tests. */
final class VpcCast {
  static final AccountId ALICE = new AccountId("100000000001");
  static final AccountId BOB = new AccountId("100000000002");
  static final VpcId RED = new VpcId("vpc-00000000000000001");
  static final SubnetId SUBNET_A = new SubnetId("subnet-0000000000000000a");
  static final SubnetId SUBNET_B = new SubnetId("subnet-0000000000000000b");
  static final Region GUANGZHOU = new Region("ap-guangzhou");
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  static final CidrBlock MAIN = CidrBlock.parse("192.168.0.0/16");
  static final List<AddressRange> RANGES =
      List.of(
          new AddressRange(CidrBlock.parse("10.0.0.0/12"), 12, 28),
          new AddressRange(CidrBlock.parse("192.168.0.0/16"), 16, 28),
          new AddressRange(CidrBlock.parse("fd00::/8"), 48, 64));
  static final List<AddressRange> SUBNET_RANGES =
      List.of(new AddressRange(CidrBlock.parse("0.0.0.0/0"), 16, 28));
  static final VpcCreated CREATED =
      new VpcCreated(RED, ALICE, GUANGZHOU, "red", MAIN, Tags.NONE, List.of(ALICE));

  private VpcCast() {}

  static Scenario<VpcCommand, Vpc, VpcEvent, VpcRejection> given(VpcEvent... events) {
    return Scenario.<VpcCommand, Vpc, VpcEvent, VpcRejection>of(
            VpcDecider::decide,
            (state, event) -> VpcDecider.evolve(state, event, NOW),
            new Vpc.None())
        .given(events);
  }

  static CreateVpc creation(String cidrBlock, RegionAccess access, int existing) {
    return new CreateVpc(
        RED,
        ALICE,
        GUANGZHOU,
        CidrBlock.parse(cidrBlock),
        "red",
        Tags.NONE,
        access,
        RANGES,
        existing,
        20);
  }

  static AddCidrBlock add(String cidrBlock, PeersOfVpc peers) {
    return new AddCidrBlock(RED, ALICE, CidrBlock.parse(cidrBlock), RANGES, 2, peers);
  }

  static CreateSubnet subnet(SubnetId id, String cidrBlock) {
    return new CreateSubnet(
        RED, ALICE, id, CidrBlock.parse(cidrBlock), "a", Tags.NONE, SUBNET_RANGES, 2);
  }

  static SubnetCreated subnetCreated(SubnetId id, String cidrBlock) {
    return new SubnetCreated(RED, id, "a", CidrBlock.parse(cidrBlock), Tags.NONE, List.of(ALICE));
  }
}
