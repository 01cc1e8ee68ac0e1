package dev.landbridge.routing.path;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.PeeringEvent.PeeringExpired;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRejected;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.PeeringEvent.PeeringWithdrawn;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteDisabled;
import dev.landbridge.events.routing.RouteTableEvent.RouteEnabled;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableCreated;
import dev.landbridge.events.routing.RouteTableEvent.SubnetAssociated;
import dev.landbridge.events.routing.RouteTableEvent.SubnetDisassociated;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.path.World.Cloud;
import dev.landbridge.routing.path.World.Part;
import dev.landbridge.routing.path.World.Range;
import dev.landbridge.routing.path.World.Rule;
import dev.landbridge.routing.path.World.Rules;
import dev.landbridge.routing.table.DerivedIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What happens to a small network, at random: the events, and beside them what is there after each,
 * in plain lists. What goes leaves something that holds nothing, so that numbers stay.
 */
final class Story {
  static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
  private static final Region REGION = Region.parse("ap-guangzhou");
  private static final int STEPS = 60;
  private static final int MOST_CLOUDS = 4;

  final List<Told> told = new ArrayList<>();
  private final List<Moment> moments = new ArrayList<>();
  private final List<Integer> mains = new ArrayList<>();
  private final Set<List<Integer>> gone = new HashSet<>();
  private final RandomGenerator random;
  private World now = new World();
  private Instant clock = START;

  /** An event and when it happened. */
  record Told(DomainEvent event, Instant at) {}

  private record Moment(Instant at, World world) {}

  private Story(RandomGenerator random) {
    this.random = random;
  }

  static Story random(RandomGenerator random) {
    var story = new Story(random);
    for (int i = 0; i < STEPS; i++) {
      story.step(i);
      story.moments.add(new Moment(story.clock, story.now.copy()));
      story.clock = story.clock.plusSeconds(random.nextInt(3)); // some at the same moment
    }
    return story;
  }

  /** What was there, and nothing before the first event. */
  World at(Instant moment) {
    var found = new World();
    for (var past : moments) {
      if (!past.at.isAfter(moment)) {
        found = past.world;
      }
    }
    return found;
  }

  Instant end() {
    return clock;
  }

  private void tell(DomainEvent event) {
    told.add(new Told(event, clock));
  }

  /** First something to work with. */
  private void step(int number) {
    if (number < 2) {
      cloud();
      return;
    }
    switch (number < 8 ? number - 2 : random.nextInt(16)) {
      case 0, 1 -> table();
      case 2, 3 -> part();
      case 4 -> request();
      case 5 -> move();
      case 6 -> associate();
      case 7 -> addRange();
      case 8 -> removeRange();
      case 9 -> removePart();
      case 10 -> cloud();
      case 11, 12 -> change();
      default -> rule();
    }
  }

  private List<AccountId> owner(int cloud) {
    return List.of(now.owner(cloud));
  }

  private void cloud() {
    int number = now.clouds.size();
    if (number == MOST_CLOUDS) {
      return;
    }
    var range = World.range(random, 4, 6);
    now.clouds.add(new Cloud(number == 0 ? 0 : random.nextInt(2), List.of(range), List.of()));
    mains.add(now.rules.size());
    now.rules.add(new Rules(number, new ArrayList<>()));
    var vpc = World.vpc(number);
    var owner = owner(number);
    tell(new VpcCreated(vpc, owner.getFirst(), REGION, "", range.block(), Tags.NONE, owner));
    tell(
        new RouteTableCreated(
            DerivedIds.mainTableOf(vpc), vpc, owner.getFirst(), true, "main", owner));
  }

  private int anyCloud() {
    return random.nextInt(now.clouds.size());
  }

  private void addRange() {
    int number = anyCloud();
    var cloud = now.clouds.get(number);
    var range = World.range(random, 3, 5);
    if (cloud.ranges().stream().noneMatch(range::meets)) {
      var more = new ArrayList<>(cloud.ranges());
      more.add(range);
      now.clouds.set(number, new Cloud(cloud.owner(), more, List.of()));
      tell(new VpcCidrBlockAdded(World.vpc(number), range.block(), owner(number)));
    }
  }

  private void removeRange() {
    int number = anyCloud();
    var cloud = now.clouds.get(number);
    var range = cloud.ranges().getLast();
    boolean used = now.parts.stream().anyMatch(p -> p.cloud() == number && range.meets(p.range()));
    if (cloud.ranges().size() > 1 && !used) {
      var fewer = cloud.ranges().subList(0, cloud.ranges().size() - 1);
      now.clouds.set(number, new Cloud(cloud.owner(), List.copyOf(fewer), List.of()));
      tell(new VpcCidrBlockRemoved(World.vpc(number), range.block(), owner(number)));
    }
  }

  private void part() {
    int cloud = anyCloud();
    var ranges = now.clouds.get(cloud).ranges();
    var outer = ranges.get(random.nextInt(ranges.size()));
    int size = 1 << random.nextInt(1, 4);
    var range =
        new Range(outer.six(), outer.base() + random.nextInt(outer.size() / size) * size, size);
    if (now.parts.stream().noneMatch(p -> p.cloud() == cloud && range.meets(p.range()))) {
      var id = World.subnet(now.parts.size());
      now.parts.add(new Part(cloud, range, mains.get(cloud)));
      tell(new SubnetCreated(World.vpc(cloud), id, "", range.block(), Tags.NONE, owner(cloud)));
    }
  }

  private void removePart() {
    if (!now.parts.isEmpty()) {
      int number = random.nextInt(now.parts.size());
      var part = now.parts.get(number);
      if (part.range().size() > 0) {
        var nothing = new Range(part.range().six(), part.range().base(), 0);
        now.parts.set(number, new Part(part.cloud(), nothing, part.rules()));
        var vpc = World.vpc(part.cloud());
        tell(new SubnetDeleted(vpc, World.subnet(number), owner(part.cloud())));
      }
    }
  }

  private RouteTableId table(int rules) {
    return mains.contains(rules)
        ? DerivedIds.mainTableOf(World.vpc(now.rules.get(rules).cloud()))
        : World.table(rules);
  }

  private void table() {
    int cloud = anyCloud();
    var owner = owner(cloud);
    now.rules.add(new Rules(cloud, new ArrayList<>()));
    tell(
        new RouteTableCreated(
            table(now.rules.size() - 1), World.vpc(cloud), owner.getFirst(), false, "", owner));
  }

  /** The old table tells of it afterwards; the main one tells of nothing. */
  private void associate() {
    if (now.parts.isEmpty()) {
      return;
    }
    int number = random.nextInt(now.parts.size());
    var part = now.parts.get(number);
    int rules = random.nextInt(now.rules.size());
    if (now.rules.get(rules).cloud() != part.cloud()
        || rules == part.rules()
        || part.range().size() == 0) {
      return;
    }
    now.parts.set(number, new Part(part.cloud(), part.range(), rules));
    var subnet = World.subnet(number);
    if (!mains.contains(rules)) {
      tell(new SubnetAssociated(table(rules), subnet, table(part.rules()), owner(part.cloud())));
    }
    if (!mains.contains(part.rules())) {
      tell(new SubnetDisassociated(table(part.rules()), subnet, owner(part.cloud())));
    }
  }

  private void request() {
    int one = anyCloud();
    int other = (one + random.nextInt(1, now.clouds.size())) % now.clouds.size();
    int number = now.joins.size();
    var join = now.join(one, other, ConnectionStatus.PENDING);
    now.joins.add(join);
    tell(
        new PeeringRequested(
            World.connection(number),
            now.end(one, join.ofOne()),
            now.end(other, join.ofOther()),
            "",
            "",
            0,
            ChargeType.DAILY_PEAK,
            ServiceLevel.GOLD,
            clock,
            clock,
            accounts(one, other)));
  }

  private List<AccountId> accounts(int one, int other) {
    return List.of(now.owner(one), now.owner(other));
  }

  /** Mostly towards an active connection. */
  private void move() {
    if (now.joins.isEmpty()) {
      return;
    }
    int number = random.nextInt(now.joins.size());
    int luck = random.nextInt(8);
    switch (now.joins.get(number).status()) {
      case PENDING ->
          become(
              number,
              luck < 5
                  ? ConnectionStatus.ACTIVE
                  : luck == 5
                      ? ConnectionStatus.REJECTED
                      : luck == 6 ? ConnectionStatus.EXPIRED : ConnectionStatus.WITHDRAWN);
      case ACTIVE ->
          become(number, luck < 4 ? ConnectionStatus.ISOLATED : ConnectionStatus.DELETED);
      case ISOLATED ->
          become(number, luck < 7 ? ConnectionStatus.ACTIVE : ConnectionStatus.DELETED);
      case EXPIRED -> become(number, ConnectionStatus.PENDING);
      case REJECTED, WITHDRAWN, DELETED -> {}
    }
  }

  private void become(int number, ConnectionStatus status) {
    var join = now.joins.get(number);
    now.joins.set(number, join.in(status));
    var id = World.connection(number);
    var accounts = accounts(join.one(), join.other());
    var caller = accounts.getFirst();
    tell(
        switch (status) {
          case PENDING -> new PeeringReactivated(id, clock, accounts);
          case ACTIVE ->
              join.status() == ConnectionStatus.ISOLATED
                  ? new PeeringRestored(id, accounts)
                  : new PeeringAccepted(id, caller, accounts);
          case REJECTED -> new PeeringRejected(id, caller, "", accounts);
          case EXPIRED -> new PeeringExpired(id, accounts);
          case WITHDRAWN -> new PeeringWithdrawn(id, caller, RouteDisposal.KEEP, accounts);
          case DELETED -> new PeeringDeleted(id, caller, RouteDisposal.KEEP, accounts);
          case ISOLATED -> new PeeringIsolated(id, "", accounts);
        });
  }

  private void rule() {
    if (now.joins.isEmpty()) {
      return;
    }
    int table = random.nextInt(now.rules.size());
    var rules = now.rules.get(table);
    var rule = now.rule(random, rules);
    rules.list().add(rule);
    tell(
        new RouteAdded(
            table(table),
            World.route(table, rules.list().size() - 1),
            rule.range().block(),
            World.nextHop(rule),
            rule.enabled() ? RouteStatus.ACTIVE : RouteStatus.DISABLED,
            "",
            RouteOrigin.USER,
            owner(rules.cloud())));
  }

  private void change() {
    int table = random.nextInt(now.rules.size());
    var list = now.rules.get(table).list();
    if (list.isEmpty()) {
      return;
    }
    int number = random.nextInt(list.size());
    if (!gone.contains(List.of(table, number))) {
      change(table, number);
    }
  }

  private void change(int table, int number) {
    var rules = now.rules.get(table);
    var rule = rules.list().get(number);
    var id = World.route(table, number);
    var owner = owner(rules.cloud());
    switch (random.nextInt(3)) {
      case 0 -> {
        gone.add(List.of(table, number));
        rules.list().set(number, new Rule(rule.range(), NextHopType.BLACKHOLE, 0, false));
        tell(new RouteRemoved(table(table), id, owner));
      }
      case 1 -> {
        rules
            .list()
            .set(number, new Rule(rule.range(), rule.type(), rule.target(), !rule.enabled()));
        tell(
            rule.enabled()
                ? new RouteDisabled(table(table), id, owner)
                : new RouteEnabled(table(table), id, RouteStatus.ACTIVE, owner));
      }
      default -> {
        var other = now.rule(random, rules);
        var led = new Rule(rule.range(), other.type(), other.target(), rule.enabled());
        rules.list().set(number, led);
        tell(
            new RouteReplaced(table(table), id, World.nextHop(led), RouteStatus.ACTIVE, "", owner));
      }
    }
  }
}
