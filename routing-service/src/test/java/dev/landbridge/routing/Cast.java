package dev.landbridge.routing;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.table.DerivedIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The guide's two accounts and VPCs, with ids of its own for each instance. */
public record Cast(
    AccountId alice,
    AccountId bob,
    VpcId red,
    VpcId blue,
    SubnetId subnetA,
    SubnetId subnetB,
    PeeringConnectionId pcx) {
  public static final CidrBlock RED_BLOCK = CidrBlock.parse("192.168.0.0/16");
  public static final CidrBlock BLUE_BLOCK = CidrBlock.parse("10.0.0.0/16");
  public static final CidrBlock A_BLOCK = CidrBlock.parse("192.168.1.0/24");
  public static final CidrBlock B_BLOCK = CidrBlock.parse("10.0.1.0/24");
  private static final AtomicLong NEXT = new AtomicLong(0x1000);
  private static final Region GUANGZHOU = Region.parse("ap-guangzhou");
  private static final Region BEIJING = Region.parse("ap-beijing");
  private static final Instant ASKED = Instant.parse("2026-01-15T08:00:00Z");

  public static Cast fresh() {
    long n = NEXT.getAndAdd(16);
    return new Cast(
        AccountId.parse(String.valueOf(100_000_000_000L + n)),
        AccountId.parse(String.valueOf(100_000_000_001L + n)),
        VpcId.parse(id(VpcId.PREFIX, n)),
        VpcId.parse(id(VpcId.PREFIX, n + 1)),
        SubnetId.parse(id(SubnetId.PREFIX, n)),
        SubnetId.parse(id(SubnetId.PREFIX, n + 1)),
        PeeringConnectionId.parse(id(PeeringConnectionId.PREFIX, n)));
  }

  public static String id(String prefix, long number) {
    return prefix + "%017x".formatted(number);
  }

  public static long next() {
    return NEXT.getAndAdd(16);
  }

  public RouteTableId redMain() {
    return DerivedIds.mainTableOf(red);
  }

  public RouteTableId blueMain() {
    return DerivedIds.mainTableOf(blue);
  }

  public VpcCreated redCreated() {
    return vpc(red, alice, GUANGZHOU, RED_BLOCK);
  }

  public VpcCreated blueCreated() {
    return vpc(blue, bob, BEIJING, BLUE_BLOCK);
  }

  public static VpcCreated vpc(VpcId id, AccountId owner, Region region, CidrBlock block) {
    return new VpcCreated(id, owner, region, "", block, Tags.NONE, List.of(owner));
  }

  public SubnetCreated subnetACreated() {
    return subnet(red, alice, subnetA, A_BLOCK);
  }

  public SubnetCreated subnetBCreated() {
    return subnet(blue, bob, subnetB, B_BLOCK);
  }

  public static SubnetCreated subnet(VpcId vpc, AccountId owner, SubnetId id, CidrBlock block) {
    return new SubnetCreated(vpc, id, "", block, Tags.NONE, List.of(owner));
  }

  public List<AccountId> both() {
    return List.of(alice, bob);
  }

  public PeeringRequested requested() {
    return requested(pcx, List.of(BLUE_BLOCK));
  }

  public PeeringRequested requested(PeeringConnectionId id, List<CidrBlock> blueBlocks) {
    return new PeeringRequested(
        id,
        new VpcEnd(alice, red, GUANGZHOU, List.of(RED_BLOCK)),
        new VpcEnd(bob, blue, BEIJING, blueBlocks),
        "",
        "",
        100,
        ChargeType.DAILY_PEAK,
        ServiceLevel.GOLD,
        ASKED,
        ASKED.plus(Duration.ofDays(7)),
        both());
  }

  public PeeringAccepted accepted() {
    return new PeeringAccepted(pcx, bob, both());
  }

  public PeeringDeleted deleted(RouteDisposal routes) {
    return new PeeringDeleted(pcx, bob, routes, both());
  }
}
