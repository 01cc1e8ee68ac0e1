package dev.landbridge.routing.path;

import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.path.World.Cloud;
import dev.landbridge.routing.path.World.Part;
import dev.landbridge.routing.path.World.Range;
import dev.landbridge.routing.path.World.Rule;
import dev.landbridge.routing.whatif.Change;
import dev.landbridge.routing.whatif.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A change at random, as it is asked for and as it would really be made; nobody has looked whether
 * it may be.
 *
 * @param after the network with the change
 */
record Trial(Change change, World after) {

  static Optional<Trial> random(RandomGenerator random, World world) {
    var kinds = Kind.values();
    return random(random, world.copy(), kinds[random.nextInt(kinds.length)]);
  }

  private static Optional<Trial> random(RandomGenerator random, World world, Kind kind) {
    return switch (kind) {
      case ADD_ROUTE, REPLACE_ROUTE, REMOVE_ROUTE, ENABLE_ROUTE, DISABLE_ROUTE ->
          ofRoute(random, world, kind);
      case ASSOCIATE_SUBNET -> association(random, world);
      case ACCEPT_CONNECTION, DELETE_CONNECTION -> ofConnection(random, world, kind);
      case ADD_CIDR_BLOCK, REMOVE_CIDR_BLOCK -> ofBlock(random, world, kind);
      case CHANGE_BANDWIDTH -> Optional.empty(); // carries or not, whatever the cap
    };
  }

  /** Mostly one of those that it makes sense for. */
  private static <T> int oneOf(RandomGenerator random, List<T> all, Predicate<T> apt) {
    var numbers = IntStream.range(0, all.size()).filter(i -> apt.test(all.get(i))).toArray();
    return numbers.length == 0 || random.nextInt(8) == 0
        ? random.nextInt(all.size())
        : numbers[random.nextInt(numbers.length)];
  }

  private static Optional<Trial> ofRoute(RandomGenerator random, World world, Kind kind) {
    int table = oneOf(random, world.rules, rules -> world.clouds.get(rules.cloud()).owner() == 0);
    var list = world.rules.get(table).list();
    var fresh = world.rule(random, world.rules.get(table));
    if (kind == Kind.ADD_ROUTE) {
      list.add(new Rule(fresh.range(), fresh.type(), fresh.target(), true));
      return Optional.of(new Trial(route(kind, table, -1, fresh), world));
    }
    if (list.isEmpty()) {
      return Optional.empty();
    }
    int number = oneOf(random, list, rule -> rule.enabled() != (kind == Kind.ENABLE_ROUTE));
    var old = list.get(number);
    var led = new Rule(old.range(), fresh.type(), fresh.target(), old.enabled());
    list.set(
        number,
        switch (kind) {
          case REPLACE_ROUTE -> led;
          case ENABLE_ROUTE -> new Rule(old.range(), old.type(), old.target(), true);
          case DISABLE_ROUTE -> new Rule(old.range(), old.type(), old.target(), false);
          default -> new Rule(old.range(), NextHopType.BLACKHOLE, 0, false);
        });
    return Optional.of(new Trial(route(kind, table, number, led), world));
  }

  private static Change route(Kind kind, int table, int number, Rule rule) {
    var nextHop = World.nextHop(rule);
    boolean leads = kind == Kind.ADD_ROUTE || kind == Kind.REPLACE_ROUTE;
    return new Change(
        kind,
        World.table(table),
        number < 0 ? null : World.route(table, number),
        kind == Kind.ADD_ROUTE ? rule.range().block() : null,
        leads ? nextHop.type() : null,
        leads ? nextHop.id() : null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Optional<Trial> association(RandomGenerator random, World world) {
    int number = random.nextInt(world.parts.size());
    int table = random.nextInt(world.rules.size());
    var part = world.parts.get(number);
    world.parts.set(number, new Part(part.cloud(), part.range(), table));
    var change =
        new Change(
            Kind.ASSOCIATE_SUBNET,
            World.table(table),
            null,
            null,
            null,
            null,
            World.subnet(number),
            null,
            null,
            null,
            null);
    return Optional.of(new Trial(change, world));
  }

  private static Optional<Trial> ofConnection(RandomGenerator random, World world, Kind kind) {
    boolean accepts = kind == Kind.ACCEPT_CONNECTION;
    var from = accepts ? ConnectionStatus.PENDING : ConnectionStatus.ACTIVE;
    int number = oneOf(random, world.joins, join -> join.status() == from);
    var join = world.joins.get(number);
    var status = accepts ? ConnectionStatus.ACTIVE : ConnectionStatus.DELETED;
    world.joins.set(number, join.in(status));
    var change =
        new Change(
            kind, null, null, null, null, null, null, World.connection(number), null, null, null);
    return Optional.of(new Trial(change, world));
  }

  private static Optional<Trial> ofBlock(RandomGenerator random, World world, Kind kind) {
    int number = random.nextInt(world.clouds.size());
    var cloud = world.clouds.get(number);
    var ranges = new ArrayList<>(cloud.ranges());
    Range range;
    if (kind == Kind.ADD_CIDR_BLOCK) {
      range = World.range(random, 2, 5);
      ranges.add(range);
    } else if (ranges.size() == 1) {
      return Optional.empty(); // a VPC always has one
    } else {
      range = ranges.remove(random.nextInt(ranges.size()));
    }
    world.clouds.set(number, new Cloud(cloud.owner(), List.copyOf(ranges), cloud.lost()));
    return Optional.of(new Trial(block(kind, number, range), world));
  }

  private static Change block(Kind kind, int cloud, @Nullable Range range) {
    return new Change(
        kind,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        World.vpc(cloud),
        range == null ? null : range.block());
  }
}
