package dev.landbridge.routing.intake;

import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.routing.intake.Intake.Told;
import dev.landbridge.testkit.Seeds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Histories of a connection and its two VPCs, mixed at random, repeated at random, with routes
 * added in between: in the end each route is what the last facts make of it.
 */
class IntakeOrderTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final int SEEDS = 100;
  private static final CidrBlock EXTRA = CidrBlock.parse("10.7.0.0/16");

  @Test
  void theOrderBetweenAggregatesDoesNotMatter() {
    Seeds.forEach(
        SEEDS,
        random -> {
          var cast = Cast.fresh();
          var intake = new Intake(SERVICE);
          var blue = blue(cast, random);
          var connection = connection(cast, random);
          boolean extra = blue.getLast() instanceof VpcCidrBlockAdded;
          boolean active =
              !(connection.getLast() instanceof PeeringIsolated) && connection.size() < 5;
          give(cast, intake, List.of(List.of(cast.redCreated()), blue, connection), random);
          add(cast, BLUE_BLOCK);
          assertStatus(cast, BLUE_BLOCK, active);
          assertStatus(cast, EXTRA, active && extra);
        });
  }

  private static List<DomainEvent> blue(Cast cast, RandomGenerator random) {
    var events = new ArrayList<DomainEvent>(List.of(cast.blueCreated(), cast.subnetBCreated()));
    for (int i = random.nextInt(4); i >= 0; i--) {
      events.add(new VpcCidrBlockAdded(cast.blue(), EXTRA, cast.both()));
      events.add(new VpcCidrBlockRemoved(cast.blue(), EXTRA, cast.both()));
    }
    return random.nextBoolean() ? events : events.subList(0, events.size() - 1);
  }

  /** Four events at most leave it alive; the fifth ends it. */
  private static List<DomainEvent> connection(Cast cast, RandomGenerator random) {
    return List.<DomainEvent>of(
            cast.requested(),
            cast.accepted(),
            new PeeringIsolated(cast.pcx(), "arrears", cast.both()),
            new PeeringRestored(cast.pcx(), cast.both()),
            cast.deleted(RouteDisposal.KEEP))
        .subList(0, 2 + random.nextInt(4));
  }

  private static void give(
      Cast cast,
      Intake intake,
      List<List<? extends DomainEvent>> histories,
      RandomGenerator random) {
    var waiting = new ArrayList<Deque<Told>>();
    for (var history : histories) {
      waiting.add(new ArrayDeque<>(history.stream().map(intake::next).toList()));
    }
    var given = new ArrayList<Told>();
    while (!waiting.isEmpty()) {
      var history = waiting.get(random.nextInt(waiting.size()));
      given.add(history.remove());
      intake.give(given.getLast());
      if (history.isEmpty()) {
        waiting.remove(history);
      }
      if (random.nextInt(3) == 0) {
        intake.give(given.get(random.nextInt(given.size())));
      }
      add(cast, random.nextBoolean() ? EXTRA : BLUE_BLOCK);
    }
  }

  /** Refused as long as too little is known. */
  private static void add(Cast cast, CidrBlock destination) {
    int status =
        SERVICE
            .as(cast.alice())
            .post(routes(cast.redMain()), route(destination, cast.pcx()))
            .status();
    assertThat(status).isIn(201, 404, 409, 422);
  }

  private static void assertStatus(Cast cast, CidrBlock destination, boolean active) {
    var statuses =
        SERVICE
            .db()
            .sql("select status from route_register where table_id = ? and destination = ?::cidr")
            .params(cast.redMain().text(), destination.text())
            .query(String.class)
            .list();
    assertThat(statuses)
        .as("routes of %s to %s", cast, destination)
        .isSubsetOf(List.of(active ? "ACTIVE" : "BLACKHOLE"));
  }
}
