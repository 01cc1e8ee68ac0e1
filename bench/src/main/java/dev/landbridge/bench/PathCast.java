package dev.landbridge.bench;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableCreated;
import dev.landbridge.routing.table.DerivedIds;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** 1,000 VPCs of 20 accounts in a ring with chords: 2,000 connections, 50 routes in each table. */
final class PathCast {
  static final int VPCS = 1_000;
  static final int VPCS_EACH = 50;
  private static final int ROUTES = 50;
  private static final int CHORD = 7;
  private static final int SUBNETS = 2;
  private static final int[] PEERS = {1, VPCS - 1, CHORD, VPCS - CHORD};
  private static final Region REGION = Region.parse("ap-guangzhou");
  private static final Instant ASKED = Instant.parse("2026-01-15T08:00:00Z");

  private PathCast() {}

  static void tell(RoutingHistory history) throws SQLException {
    for (int vpc = 0; vpc < VPCS; vpc++) {
      history.heard(created(vpc));
      for (int subnet = 0; subnet < SUBNETS; subnet++) {
        history.heard(subnet(vpc, subnet));
      }
      history.own(
          new RouteTableCreated(
              DerivedIds.mainTableOf(vpc(vpc)), vpc(vpc), owner(vpc), true, "", accounts(vpc)));
    }
    for (int vpc = 0; vpc < VPCS; vpc++) {
      join(history, vpc, 1);
      join(history, vpc, CHORD);
    }
    for (int vpc = 0; vpc < VPCS; vpc++) {
      for (int route = 0; route < ROUTES; route++) {
        history.own(route(vpc, route));
      }
    }
  }

  private static void join(RoutingHistory history, int vpc, int step) throws SQLException {
    int other = (vpc + step) % VPCS;
    var accounts = List.of(owner(vpc), owner(other));
    var id = connection(vpc, step);
    history.heard(
        new PeeringRequested(
            id,
            end(vpc),
            end(other),
            "",
            "",
            100,
            ChargeType.DAILY_PEAK,
            ServiceLevel.GOLD,
            ASKED,
            ASKED.plus(Duration.ofDays(7)),
            accounts));
    history.heard(new PeeringAccepted(id, owner(other), accounts));
  }

  private static VpcCreated created(int vpc) {
    return new VpcCreated(vpc(vpc), owner(vpc), REGION, "", block(vpc), Tags.NONE, accounts(vpc));
  }

  private static SubnetCreated subnet(int vpc, int number) {
    var id = SubnetId.parse(SubnetId.PREFIX + "%017x".formatted(vpc * SUBNETS + number));
    return new SubnetCreated(vpc(vpc), id, "", part(vpc, number), Tags.NONE, accounts(vpc));
  }

  /** To the subnets of each neighbour, and to parts of it where nothing is. */
  private static RouteAdded route(int vpc, int number) {
    int step = PEERS[number % PEERS.length];
    int other = (vpc + step) % VPCS;
    var through =
        step == 1 || step == CHORD ? connection(vpc, step) : connection(other, VPCS - step);
    return new RouteAdded(
        DerivedIds.mainTableOf(vpc(vpc)),
        RouteId.parse(RouteId.PREFIX + "%017x".formatted(vpc * ROUTES + number)),
        part(other, number / PEERS.length),
        NextHop.through(through),
        RouteStatus.ACTIVE,
        "",
        RouteOrigin.USER,
        accounts(vpc));
  }

  private static PeeringConnectionId connection(int requester, int step) {
    int number = requester * 2 + (step == 1 ? 0 : 1);
    return PeeringConnectionId.parse(PeeringConnectionId.PREFIX + "%017x".formatted(number));
  }

  private static VpcEnd end(int vpc) {
    return new VpcEnd(owner(vpc), vpc(vpc), REGION, List.of(block(vpc)));
  }

  static VpcId vpc(int number) {
    return VpcId.parse(VpcId.PREFIX + "%017x".formatted(number));
  }

  static AccountId owner(int vpc) {
    return AccountId.parse(String.valueOf(100_000_000_000L + vpc / VPCS_EACH));
  }

  private static List<AccountId> accounts(int vpc) {
    return List.of(owner(vpc));
  }

  private static CidrBlock block(int vpc) {
    return CidrBlock.parse("%d.%d.0.0/16".formatted(10 + vpc / 256, vpc % 256));
  }

  private static CidrBlock part(int vpc, int number) {
    return CidrBlock.parse("%d.%d.%d.0/24".formatted(10 + vpc / 256, vpc % 256, number));
  }

  static IpAddress host(int vpc, int subnet) {
    return IpAddress.parse("%d.%d.%d.9".formatted(10 + vpc / 256, vpc % 256, subnet % SUBNETS));
  }
}
