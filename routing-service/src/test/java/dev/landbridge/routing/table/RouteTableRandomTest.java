package dev.landbridge.routing.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.AssociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.ChangeRoutes;
import dev.landbridge.routing.table.RouteTableCommand.CreateMainTable;
import dev.landbridge.routing.table.RouteTableCommand.CreateRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DeleteRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DisableRoute;
import dev.landbridge.routing.table.RouteTableCommand.DisassociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.DropRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.EnableRoute;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.FollowOwnBlocks;
import dev.landbridge.routing.table.RouteTableCommand.LearnRoutes;
import dev.landbridge.routing.table.RouteTableCommand.PublishRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoutesThrough;
import dev.landbridge.routing.table.RouteTableCommand.RenameRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceAllRoutes;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableCommand.RouteCommand;
import dev.landbridge.routing.table.RouteTableCommand.Told;
import dev.landbridge.routing.table.RouteTableCommand.WithdrawRoute;
import dev.landbridge.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RouteTableRandomTest {
  private static final int COMMANDS = 60;
  private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
  private static final AccountId ALICE = AccountId.parse("100000000001");
  private static final VpcId RED = VpcId.parse("vpc-0000000000000000a");
  private static final VpcId OTHER_VPC = VpcId.parse("vpc-0000000000000000c");
  private static final RouteTableId ID = DerivedIds.mainTableOf(RED);
  private static final CidrBlock OWN = CidrBlock.parse("192.168.0.0/16");
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();

  private static final List<Set<NextHopType>> EQUALS =
      List.of(
          Set.of(NextHopType.NAT_GATEWAY, NextHopType.INSTANCE),
          Set.of(NextHopType.HAVIP),
          Set.of(NextHopType.VPN_GATEWAY));
  private static final AtomicLong NEXT = new AtomicLong(1000);

  private record Stored(RouteTableEvent event, Instant at) {}

  /** Also: only equals share a destination, and never more routes than the limit. */
  @Test
  void whateverIsAskedTheTableStaysSoundAndReplayGivesTheSame() {
    Seeds.thousand(
        random -> {
          var log = new ArrayList<Stored>();
          RouteTable live = new RouteTable.None();
          for (int i = 0; i < COMMANDS; i++) {
            var command = command(random);
            if (RouteTableDecider.decide(command, live)
                instanceof Decision.Accepted<RouteTableEvent, RouteTableRejection>(var events)) {
              for (var event : events) {
                log.add(new Stored(event, START.plusSeconds(i)));
                live = RouteTableDecider.evolve(live, event, START.plusSeconds(i));
              }
            }
            assertSound(live);
          }
          assertThat(replay(log)).isEqualTo(live);
          assertThat(
                  JSON.readValue(
                      JSON.writerFor(RouteTable.class).writeValueAsString(live), RouteTable.class))
              .isEqualTo(live);
        });
  }

  @Test
  void aCommandGivenTwiceByTheLogHasOneEffect() {
    Seeds.thousand(
        random -> {
          RouteTable live = new RouteTable.None();
          for (int i = 0; i < COMMANDS; i++) {
            live = after(live, command(random));
            var told = told(random);
            var once = after(live, told);
            assertThat(RouteTableDecider.decide(told, once))
                .as("%s again", told)
                .isEqualTo(Decision.accepted());
            live = once;
          }
        });
  }

  private static RouteTable after(RouteTable state, RouteTableCommand command) {
    var reached = state;
    if (RouteTableDecider.decide(command, state)
        instanceof Decision.Accepted<RouteTableEvent, RouteTableRejection>(var events)) {
      for (var event : events) {
        reached = RouteTableDecider.evolve(reached, event, START);
      }
    }
    return reached;
  }

  /** Every event goes through the serialiser of the store. */
  private static RouteTable replay(List<Stored> log) {
    RouteTable state = new RouteTable.None();
    for (var stored : log) {
      var json = JSON.writeValueAsString(stored.event());
      var read = JSON.readValue(json, stored.event().getClass());
      state = RouteTableDecider.evolve(state, read, stored.at());
    }
    return state;
  }

  private static void assertSound(RouteTable state) {
    if (state instanceof RouteTable.Live table) {
      assertThat(table.routes())
          .extracting(route -> route.destination() + " " + route.nextHop())
          .doesNotHaveDuplicates();
      assertThat(table.routes()).extracting(Route::id).doesNotHaveDuplicates();
      table.routes().stream()
          .filter(Route::isEnabled)
          .collect(Collectors.groupingBy(Route::destination))
          .values()
          .forEach(RouteTableRandomTest::assertEquals);
      assertThat(table.routes()).filteredOn(Route::published).allMatch(Route::isEnabled);
      assertThat(table.routes().size()).isLessThanOrEqualTo(6);
      assertThat(table.subnets()).doesNotHaveDuplicates();
    }
  }

  /** Written apart from the rules: one alone, or all of kinds that balance. */
  private static void assertEquals(List<Route> sharing) {
    var types = sharing.stream().map(route -> route.nextHop().type()).collect(Collectors.toSet());
    if (sharing.stream().anyMatch(RouteTableRandomTest::isLearnedFromCcn) && sharing.size() == 2) {
      assertThat(types)
          .isSubsetOf(
              NextHopType.CCN, NextHopType.DIRECT_CONNECT_GATEWAY, NextHopType.PEERING_CONNECTION)
          .hasSize(2);
      return;
    }
    assertThat(sharing.size() == 1 || EQUALS.stream().anyMatch(set -> set.containsAll(types)))
        .as("%s share a destination", types)
        .isTrue();
    assertThat(sharing.size()).isLessThanOrEqualTo(8);
  }

  private static boolean isLearnedFromCcn(Route route) {
    return route.origin() == RouteOrigin.LEARNED && route.nextHop().type() == NextHopType.CCN;
  }

  private static RouteTableCommand learn(RandomGenerator random) {
    var ccn = new NextHop(NextHopType.CCN, "x-" + random.nextInt(3));
    var told = Stream.generate(() -> new Told(fresh(), destination(random)));
    return new LearnRoutes(
        ID,
        ccn,
        told.limit(random.nextInt(3)).toList(),
        NextHopFacts.declared(ccn),
        List.of(OWN),
        6);
  }

  private static RouteTableCommand command(RandomGenerator random) {
    return switch (random.nextInt(33)) {
      case 0 -> new CreateMainTable(ID, RED, ALICE);
      case 1 -> new CreateRouteTable(ID, RED, ALICE, "t", random.nextInt(3), 2);
      case 2 -> new RenameRouteTable(ID, "name" + random.nextInt(3));
      case 3 -> random.nextInt(8) == 0 ? new DropRouteTable(ID) : new DeleteRouteTable(ID);
      case 4, 5, 6 -> told(random);
      case 7, 8, 9 ->
          new AssociateSubnet(
              ID,
              subnet(random),
              random.nextInt(4) == 0 ? OTHER_VPC : RED,
              ID,
              random.nextBoolean());
      case 10, 11 -> new RemoveRoute(ID, route(random), derivation(random));
      case 12, 13, 14, 15, 16, 17, 18, 19 -> change(random);
      case 20 ->
          new ChangeRoutes(
              ID, Stream.generate(() -> change(random)).limit(random.nextInt(5)).toList());
      case 21 ->
          new ReplaceAllRoutes(
              ID,
              Stream.generate(() -> add(random)).limit(random.nextInt(8)).toList(),
              random.nextBoolean());
      case 22, 23, 24 -> learn(random);
      default -> add(random);
    };
  }

  private static RouteCommand change(RandomGenerator random) {
    var derivation = derivation(random);
    return switch (random.nextInt(8)) {
      case 0, 1 -> replace(random, derivation);
      case 2 -> new DisableRoute(ID, route(random), derivation);
      case 3, 4 -> {
        var hop = hop(random);
        yield new EnableRoute(ID, route(random), derivation, facts(hop, random), List.of(OWN), 6);
      }
      case 5 -> new PublishRoute(ID, route(random), derivation);
      case 6 -> new WithdrawRoute(ID, route(random), derivation);
      default -> add(random);
    };
  }

  private static ReplaceRoute replace(RandomGenerator random, Derivation derivation) {
    var hop = hop(random);
    return new ReplaceRoute(
        ID, route(random), derivation, hop, "", facts(hop, random), List.of(OWN));
  }

  private static Derivation derivation(RandomGenerator random) {
    return switch (random.nextInt(16)) {
      case 0 -> Derivation.LOCAL;
      case 1 -> Derivation.PROBE;
      default -> Derivation.NONE;
    };
  }

  private static AddRoute add(RandomGenerator random) {
    var hop = hop(random);
    return new AddRoute(
        ID,
        fresh(),
        destination(random),
        hop,
        "",
        List.of(OWN),
        facts(hop, random),
        6,
        random.nextInt(4) > 0,
        random.nextInt(16) == 0 ? RouteOrigin.LEARNED : RouteOrigin.USER);
  }

  private static NextHopFacts facts(NextHop hop, RandomGenerator random) {
    return hop.type() == NextHopType.PEERING_CONNECTION
        ? facts(random)
        : NextHopFacts.declared(hop);
  }

  /** What the log makes us ask, and may ask again. */
  private static RouteTableCommand told(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> new CreateMainTable(ID, RED, ALICE);
      case 1 -> new RemoveRoutesThrough(ID, connection(random));
      case 2 -> new DisassociateSubnet(ID, subnet(random));
      case 3 -> new FollowOwnBlocks(ID, random.nextBoolean() ? List.of() : List.of(OWN));
      default -> new FollowNextHop(ID, connection(random), facts(random));
    };
  }

  private static NextHopFacts facts(RandomGenerator random) {
    return switch (random.nextInt(7)) {
      case 0 -> new NextHopFacts.Unknown();
      case 1 -> new NextHopFacts.Connection(random.nextBoolean(), List.of());
      case 2 -> new NextHopFacts.Connection(true, List.of(CidrBlock.parse("10.0.0.0/9")));
      case 3 -> new NextHopFacts.Ended();
      default ->
          new NextHopFacts.Connection(
              random.nextBoolean(),
              List.of(CidrBlock.parse("10.0.0.0/8"), CidrBlock.parse("fd00::/16")));
    };
  }

  private static CidrBlock destination(RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0 -> OWN;
      case 1 -> CidrBlock.parse("0.0.0.0/0");
      case 2 -> CidrBlock.parse("fd00:0:%x::/48".formatted(1 + random.nextInt(3)));
      default -> CidrBlock.parse("10.%d.0.0/16".formatted(random.nextInt(8) * 32));
    };
  }

  private static NextHop hop(RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0 -> NextHop.LOCAL;
      case 1 -> NextHop.BLACKHOLE;
      case 2, 3, 4 -> new NextHop(NextHopType.INSTANCE, "192.168.0." + random.nextInt(12));
      case 5, 6, 7 -> {
        var types = NextHopType.values();
        yield new NextHop(types[random.nextInt(types.length)], "x-" + random.nextInt(12));
      }
      default -> connection(random);
    };
  }

  private static NextHop connection(RandomGenerator random) {
    return NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000" + random.nextInt(3)));
  }

  private static SubnetId subnet(RandomGenerator random) {
    return SubnetId.parse("subnet-0000000000000000" + random.nextInt(4));
  }

  private static RouteId fresh() {
    return RouteId.parse("rti-%017x".formatted(NEXT.incrementAndGet()));
  }

  private static RouteId route(RandomGenerator random) {
    return RouteId.parse("rti-%017x".formatted(NEXT.get() - random.nextInt(12)));
  }

  @Test
  void aStatusOfRoutesIsWhatTheFactsGive() {
    Seeds.thousand(
        random -> {
          RouteTable live = after(new RouteTable.None(), new CreateMainTable(ID, RED, ALICE));
          for (int i = 0; i < COMMANDS; i++) {
            live =
                after(
                    live,
                    new AddRoute(
                        ID,
                        fresh(),
                        destination(random),
                        connection(random),
                        "",
                        List.of(),
                        facts(random),
                        9,
                        random.nextInt(4) > 0,
                        RouteOrigin.USER));
          }
          var hop = connection(random);
          var facts = facts(random);
          live = after(live, new FollowNextHop(ID, hop, facts));
          for (var route : ((RouteTable.Live) live).routesThrough(hop)) {
            assertThat(route.status())
                .isIn(RouteStatus.DISABLED, expected(route.destination(), facts));
          }
        });
  }

  private static RouteStatus expected(CidrBlock destination, NextHopFacts facts) {
    return facts instanceof NextHopFacts.Connection(var active, var blocks)
            && active
            && blocks.stream().anyMatch(block -> block.contains(destination))
        ? RouteStatus.ACTIVE
        : RouteStatus.BLACKHOLE;
  }
}
