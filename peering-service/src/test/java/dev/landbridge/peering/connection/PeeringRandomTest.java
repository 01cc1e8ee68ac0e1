package dev.landbridge.peering.connection;

import static dev.landbridge.peering.connection.PeeringCast.ALICE;
import static dev.landbridge.peering.connection.PeeringCast.BLUE;
import static dev.landbridge.peering.connection.PeeringCast.BOB;
import static dev.landbridge.peering.connection.PeeringCast.CAROL;
import static dev.landbridge.peering.connection.PeeringCast.GREEN;
import static dev.landbridge.peering.connection.PeeringCast.ID;
import static dev.landbridge.peering.connection.PeeringCast.NEAR;
import static dev.landbridge.peering.connection.PeeringCast.NOW;
import static dev.landbridge.peering.connection.PeeringCast.OTHER;
import static dev.landbridge.peering.connection.PeeringCast.RED;
import static dev.landbridge.peering.connection.PeeringCast.RULES;
import static dev.landbridge.peering.connection.PeeringCast.TAGS;
import static dev.landbridge.peering.connection.PeeringCast.standing;
import static dev.landbridge.peering.connection.PeeringCast.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.peering.connection.PeeringCommand.AcceptPeering;
import dev.landbridge.peering.connection.PeeringCommand.Access;
import dev.landbridge.peering.connection.PeeringCommand.AmendPeering;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringCommand.DeletePeering;
import dev.landbridge.peering.connection.PeeringCommand.ExpirePeering;
import dev.landbridge.peering.connection.PeeringCommand.IsolatePeering;
import dev.landbridge.peering.connection.PeeringCommand.RaiseBandwidth;
import dev.landbridge.peering.connection.PeeringCommand.ReactivatePeering;
import dev.landbridge.peering.connection.PeeringCommand.RejectPeering;
import dev.landbridge.peering.connection.PeeringCommand.RequestPeering;
import dev.landbridge.peering.connection.PeeringCommand.RestorePeering;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PeeringRandomTest {
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();

  @Test
  void decideNeverThrowsAndReplayThroughTheSerializerEqualsLive() {
    Seeds.thousand(
        random -> {
          PeeringConnection live = new PeeringConnection.None();
          var stored = new ArrayList<String>();
          var types = new ArrayList<Class<? extends PeeringEvent>>();
          for (int step = 0; step < 30; step++) {
            for (var event : decided(command(random), live)) {
              live = PeeringHistory.evolve(live, event);
              stored.add(JSON.writeValueAsString(event));
              types.add(event.getClass());
            }
          }
          PeeringConnection replayed = new PeeringConnection.None();
          for (int i = 0; i < stored.size(); i++) {
            replayed = PeeringHistory.evolve(replayed, JSON.readValue(stored.get(i), types.get(i)));
          }
          assertThat(replayed).isEqualTo(live);
          assertThat(snapshot(live)).isEqualTo(live);
        });
  }

  private static PeeringConnection snapshot(PeeringConnection state) {
    var json = JSON.writerFor(PeeringConnection.class).writeValueAsString(state);
    return JSON.readValue(json, PeeringConnection.class);
  }

  private static List<PeeringEvent> decided(PeeringCommand command, PeeringConnection state) {
    return switch (PeeringDecider.decide(command, state)) {
      case Decision.Accepted<PeeringEvent, PeeringRejection>(var events) -> events;
      case Decision.Rejected<PeeringEvent, PeeringRejection>(var reason) -> {
        assertThat(reason.code()).matches("[a-z0-9-]+");
        assertThat(reason.detail()).isNotBlank();
        assertThat(reason.values()).isNotNull();
        yield List.of();
      }
    };
  }

  private static PeeringCommand command(RandomGenerator random) {
    var caller = List.of(ALICE, BOB, CAROL).get(random.nextInt(3));
    var now = NOW.plus(Duration.ofDays(random.nextInt(20)));
    return switch (random.nextInt(10)) {
      case 0, 1 -> request(random, now);
      case 2 -> new AcceptPeering(ID, caller, facts(random), now);
      case 3 -> new RejectPeering(ID, caller, "no", now);
      case 4 -> new ExpirePeering(ID, now);
      case 5 -> new ReactivatePeering(ID, caller, facts(random), Access.EVERYWHERE, RULES, now);
      case 6 -> new DeletePeering(ID, caller, RouteDisposal.KEEP);
      case 7 -> random.nextBoolean() ? new IsolatePeering(ID, "a") : new RestorePeering(ID);
      case 8 -> new RaiseBandwidth(ID, 2000);
      default -> amend(random, caller);
    };
  }

  private static RequestPeering request(RandomGenerator random, Instant now) {
    var accepter = List.of(BLUE, NEAR, GREEN).get(random.nextInt(3));
    var facts = new PeeringFacts(standing(RED), standing(accepter), null);
    return new RequestPeering(
        ID,
        random.nextInt(5) == 0 ? BOB : ALICE,
        wish(RED, accepter, change(random)),
        random.nextInt(4) == 0 ? facts(random) : facts,
        Access.EVERYWHERE,
        RULES,
        now);
  }

  private static PeeringFacts facts(RandomGenerator random) {
    return new PeeringFacts(
        random.nextInt(4) == 0 ? null : standing(RED),
        random.nextInt(4) == 0 ? null : standing(BLUE),
        random.nextInt(4) == 0 ? OTHER : null);
  }

  private static Change change(RandomGenerator random) {
    return new Change(
        random.nextInt(3) == 0 ? null : List.of(0, 10, 100, 7, 5000).get(random.nextInt(5)),
        random.nextInt(3) == 0 ? ChargeType.MONTHLY_95TH_PERCENTILE : null,
        random.nextInt(3) == 0 ? ServiceLevel.SILVER : null);
  }

  private static AmendPeering amend(RandomGenerator random, AccountId caller) {
    return new AmendPeering(
        ID,
        caller,
        random.nextBoolean() ? "n" + random.nextInt(3) : null,
        random.nextBoolean() ? "d" : null,
        random.nextBoolean() ? TAGS : null,
        random.nextBoolean() ? change(random) : Change.NONE,
        RULES);
  }
}
