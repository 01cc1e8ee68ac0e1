package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.RouteSet;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.network.ConnectionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A small network in plain lists and numbers: 256 addresses of each family. It is made at random,
 * and the real {@link Network} is built from it.
 */
final class World {
  static final int ADDRESSES = 256;
  private static final int FEW = 5;
  private static final int MANY = 50;
  private static final Region REGION = Region.parse("ap-guangzhou");
  private static final List<NextHopType> DECLARED =
      List.of(NextHopType.NAT_GATEWAY, NextHopType.VCPE, NextHopType.CCN, NextHopType.HAVIP);

  final List<Cloud> clouds = new ArrayList<>();
  final List<Part> parts = new ArrayList<>();
  final List<Rules> rules = new ArrayList<>();
  final List<Join> joins = new ArrayList<>();

  /** Addresses {@code base} to {@code base + size - 1}. */
  record Range(boolean six, int base, int size) {
    boolean holds(Spot spot) {
      return spot.six == six && spot.number >= base && spot.number < base + size;
    }

    boolean holds(Range other) {
      return other.six == six && other.base >= base && other.base + other.size <= base + size;
    }

    boolean meets(Range other) {
      return other.six == six && other.base < base + size && base < other.base + other.size;
    }

    CidrBlock block() {
      int length = (six ? 128 : 32) - Integer.numberOfTrailingZeros(size);
      return new CidrBlock(new Spot(six, base).address(), length);
    }
  }

  /** The first part that holds an address of a VPC; -1 if none does. */
  int partHolding(int cloud, Spot spot) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).cloud == cloud && parts.get(i).range.holds(spot)) {
        return i;
      }
    }
    return -1;
  }

  /** One address. */
  record Spot(boolean six, int number) {
    /** {@code fd00::…} or {@code 10.0.0.…}. */
    IpAddress address() {
      return six
          ? new IpAddress(IpFamily.IPV6, 0xfd00L << 48, number)
          : new IpAddress(IpFamily.IPV4, 0, (10L << 24) + number);
    }
  }

  /** A VPC; {@code lost} are blocks it once had. */
  record Cloud(int owner, List<Range> ranges, List<Range> lost) {
    boolean holds(Spot spot) {
      for (var range : ranges) {
        if (range.holds(spot)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A subnet. */
  record Part(int cloud, Range range, int rules) {}

  /** A route table. */
  record Rules(int cloud, List<Rule> list) {}

  /** A route. */
  record Rule(Range range, NextHopType type, int target, boolean enabled) {}

  /** A peering connection, with the addresses that its ends had at the request. */
  record Join(int one, int other, ConnectionStatus status, List<Range> ofOne, List<Range> ofOther) {
    Join in(ConnectionStatus now) {
      return new Join(one, other, now, ofOne, ofOther);
    }

    List<Range> of(int cloud) {
      return cloud == one ? ofOne : ofOther;
    }
  }

  Join join(int one, int other, ConnectionStatus status) {
    return new Join(one, other, status, once(one), once(other));
  }

  /** What was lost since then was there. */
  private List<Range> once(int cloud) {
    var ranges = new ArrayList<>(clouds.get(cloud).ranges);
    ranges.addAll(clouds.get(cloud).lost);
    return List.copyOf(ranges);
  }

  static World random(RandomGenerator random) {
    var world = new World();
    int clouds = random.nextInt(2, 5);
    for (int i = 0; i < clouds; i++) {
      world.cloud(random, i);
    }
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int one = random.nextInt(clouds);
      int other = (one + random.nextInt(1, clouds)) % clouds;
      world.joins.add(world.join(one, other, status(random)));
    }
    int most = random.nextInt(10) == 0 ? MANY : FEW;
    for (var table : world.rules) {
      for (int i = random.nextInt(most + 1); i > 0; i--) {
        table.list.add(world.rule(random, table));
      }
    }
    return world;
  }

  /** One in which most that is joined has routes both ways, and few others. */
  static World carrying(RandomGenerator random) {
    var world = random(random);
    world.rules.stream().filter(_ -> random.nextInt(4) > 0).forEach(table -> table.list.clear());
    for (int i = 0; i < world.joins.size(); i++) {
      var join = world.joins.get(i);
      for (var table : world.rules) {
        if (table.cloud == join.one || table.cloud == join.other) {
          int peer = table.cloud == join.one ? join.other : join.one;
          for (var range : world.clouds.get(peer).ranges) {
            boolean enabled = random.nextInt(8) > 0;
            table.list.add(new Rule(range, NextHopType.PEERING_CONNECTION, i, enabled));
          }
        }
      }
    }
    return world;
  }

  /** The same, where one thing is still to be done: to accept a connection, or to enable routes. */
  World unfinished(RandomGenerator random) {
    var world = copy();
    int number = random.nextInt(joins.size());
    var join = joins.get(number);
    if (random.nextBoolean()) {
      world.joins.set(number, join.in(ConnectionStatus.PENDING));
    } else {
      var table = world.rules.get(random.nextInt(world.rules.size()));
      table.list.replaceAll(rule -> new Rule(rule.range, rule.type, rule.target, false));
    }
    return world;
  }

  /** To be changed without changing this one. */
  World copy() {
    var copy = new World();
    copy.clouds.addAll(clouds);
    copy.parts.addAll(parts);
    rules.forEach(table -> copy.rules.add(new Rules(table.cloud, new ArrayList<>(table.list))));
    copy.joins.addAll(joins);
    return copy;
  }

  private static ConnectionStatus status(RandomGenerator random) {
    var all = ConnectionStatus.values();
    return random.nextInt(3) > 0 ? ConnectionStatus.ACTIVE : all[random.nextInt(all.length)];
  }

  private void cloud(RandomGenerator random, int number) {
    var ranges = new ArrayList<Range>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      var range = range(random, 4, 6);
      if (ranges.stream().noneMatch(range::meets)) {
        ranges.add(range);
      }
    }
    var lost = range(random, 3, 6);
    var cloud =
        new Cloud(
            random.nextInt(2),
            ranges,
            ranges.stream().anyMatch(lost::meets) ? List.of() : List.of(lost));
    clouds.add(cloud);
    int tables = random.nextInt(1, 3);
    for (int i = 0; i < tables; i++) {
      rules.add(new Rules(number, new ArrayList<>()));
    }
    var own = new ArrayList<Range>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      var outer = ranges.get(random.nextInt(ranges.size()));
      int size = 1 << random.nextInt(1, 4);
      var part = new Range(outer.six, outer.base + random.nextInt(outer.size / size) * size, size);
      if (own.stream().noneMatch(part::meets)) {
        own.add(part);
        parts.add(new Part(number, part, rules.size() - 1 - random.nextInt(tables)));
      }
    }
  }

  static Range range(RandomGenerator random, int least, int most) {
    int size = 1 << random.nextInt(least, most + 1);
    return new Range(random.nextInt(4) == 0, random.nextInt(ADDRESSES / size) * size, size);
  }

  /** Mostly something that may work. */
  Rule rule(RandomGenerator random, Rules table) {
    boolean enabled = random.nextInt(6) > 0;
    var range = range(random, 0, 7);
    if (random.nextInt(5) > 0) {
      int join = random.nextInt(joins.size());
      var ends = joins.get(join);
      var there = clouds.get(ends.one == table.cloud ? ends.other : ends.one).ranges();
      var whole = there.get(random.nextInt(there.size()));
      int size = 1 << random.nextInt(Integer.numberOfTrailingZeros(whole.size) + 1);
      var some = new Range(whole.six, whole.base + random.nextInt(whole.size / size) * size, size);
      return new Rule(
          random.nextInt(4) > 0 ? some : range, NextHopType.PEERING_CONNECTION, join, enabled);
    }
    return switch (random.nextInt(3)) {
      case 0 -> new Rule(range, NextHopType.BLACKHOLE, 0, enabled);
      case 1 -> new Rule(range, DECLARED.get(random.nextInt(DECLARED.size())), 7, enabled);
      default -> {
        var own = clouds.get(table.cloud).ranges();
        var from = own.get(random.nextInt(own.size()));
        int server = from.base + random.nextInt(from.size);
        yield new Rule(
            new Range(from.six, range.base, range.size), NextHopType.INSTANCE, server, enabled);
      }
    };
  }

  static AccountId account(int number) {
    return AccountId.parse("10000000000" + number);
  }

  static VpcId vpc(int number) {
    return VpcId.parse("vpc-%017x".formatted(number));
  }

  static SubnetId subnet(int number) {
    return SubnetId.parse("subnet-%017x".formatted(number));
  }

  static RouteTableId table(int number) {
    return RouteTableId.parse("rtb-%017x".formatted(number));
  }

  static PeeringConnectionId connection(int number) {
    return PeeringConnectionId.parse("pcx-%017x".formatted(number));
  }

  static RouteId route(int table, int number) {
    return RouteId.parse("rti-%017x".formatted((table + 1) * 1000 + number));
  }

  Network network() {
    var told = new HashMap<VpcId, Set<CidrBlock>>();
    var vpcs = new ArrayList<Vpc>();
    for (int i = 0; i < clouds.size(); i++) {
      var cloud = clouds.get(i);
      var blocks = cloud.ranges.stream().map(Range::block).toList();
      vpcs.add(new Vpc(vpc(i), account(cloud.owner), REGION, blocks));
      var spokenOf = new HashSet<>(blocks);
      cloud.lost.forEach(range -> spokenOf.add(range.block()));
      told.put(vpc(i), spokenOf);
    }
    var subnets = new ArrayList<Subnet>();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      subnets.add(new Subnet(subnet(i), vpc(part.cloud), part.range.block(), table(part.rules)));
    }
    return Network.of(vpcs, subnets, tables(), connections(), told);
  }

  private List<Table> tables() {
    var tables = new ArrayList<Table>();
    for (int i = 0; i < rules.size(); i++) {
      var routes = new ArrayList<Route>();
      for (int j = 0; j < rules.get(i).list.size(); j++) {
        var rule = rules.get(i).list.get(j);
        routes.add(new Route(route(i, j), rule.range.block(), nextHop(rule), rule.enabled));
      }
      int cloud = rules.get(i).cloud;
      tables.add(new Table(table(i), vpc(cloud), owner(cloud), false, "", RouteSet.of(routes)));
    }
    return tables;
  }

  AccountId owner(int cloud) {
    return account(clouds.get(cloud).owner);
  }

  static NextHop nextHop(Rule rule) {
    return switch (rule.type) {
      case PEERING_CONNECTION -> NextHop.through(connection(rule.target));
      case BLACKHOLE -> NextHop.BLACKHOLE;
      case INSTANCE ->
          new NextHop(rule.type, new Spot(rule.range.six, rule.target).address().text());
      default -> new NextHop(rule.type, "declared-" + rule.target);
    };
  }

  private List<Connection> connections() {
    var connections = new ArrayList<Connection>();
    for (int i = 0; i < joins.size(); i++) {
      var join = joins.get(i);
      connections.add(
          new Connection(
              connection(i),
              join.status,
              end(join.one, join.ofOne),
              end(join.other, join.ofOther),
              100,
              Instant.EPOCH));
    }
    return connections;
  }

  VpcEnd end(int number, List<Range> ranges) {
    var blocks = ranges.stream().map(Range::block).toList();
    return new VpcEnd(owner(number), vpc(number), REGION, blocks);
  }
}
