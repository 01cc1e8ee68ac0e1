package dev.landbridge.routing.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.ProbeResult;
import dev.landbridge.events.routing.ProbeState;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.routing.probe.NetworkProbeCommand.ChangeProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.DefineProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.RemoveProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.ReportResults;
import dev.landbridge.routing.probe.ProbeFacts.HopFit;
import dev.landbridge.routing.probe.ProbeFacts.Room;
import dev.landbridge.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NetworkProbeRandomTest {
  private static final int COMMANDS = 60;
  private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
  private static final NetworkProbeId ID = NetworkProbeId.parse("npr-0000000000000000a");
  private static final AccountId ALICE = AccountId.parse("100000000001");
  private static final VpcId RED = VpcId.parse("vpc-0000000000000000a");
  private static final SubnetId A = SubnetId.parse("subnet-0000000000000000a");
  private static final CidrBlock A_BLOCK = CidrBlock.parse("192.168.1.0/24");
  private static final CidrBlock OWN = CidrBlock.parse("192.168.0.0/16");
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();

  private record Stored(NetworkProbeEvent event, Instant at) {}

  @Test
  void whateverIsAskedTheProbeStaysSoundAndReplayGivesTheSame() {
    Seeds.thousand(
        random -> {
          var log = new ArrayList<Stored>();
          NetworkProbe live = new NetworkProbe.None();
          for (int i = 0; i < COMMANDS; i++) {
            var at = START.plusSeconds(i);
            if (NetworkProbeDecider.decide(command(random, i), live)
                instanceof
                Decision.Accepted<NetworkProbeEvent, NetworkProbeRejection>(var events)) {
              for (var event : events) {
                log.add(new Stored(event, at));
                live = NetworkProbeDecider.evolve(live, event, at);
              }
            }
            assertSound(live, at);
          }
          assertThat(replay(log)).isEqualTo(live);
          var json = JSON.writerFor(NetworkProbe.class).writeValueAsString(live);
          assertThat(JSON.readValue(json, NetworkProbe.class)).isEqualTo(live);
        });
  }

  /** Every event goes through the serialiser of the store. */
  private static NetworkProbe replay(List<Stored> log) {
    NetworkProbe state = new NetworkProbe.None();
    for (var stored : log) {
      var json = JSON.writeValueAsString(stored.event());
      var read = JSON.readValue(json, stored.event().getClass());
      state = NetworkProbeDecider.evolve(state, read, stored.at());
    }
    return state;
  }

  private static void assertSound(NetworkProbe state, Instant now) {
    if (state instanceof NetworkProbe.Live probe) {
      var destinations = probe.definition().destinations();
      assertThat(destinations)
          .allMatch(to -> to.family() == A_BLOCK.family())
          .noneMatch(OWN::contains);
      assertThat(probe.latest().results())
          .extracting(ProbeResult::destination)
          .isSubsetOf(destinations);
      assertThat(probe.latest().measuredAt()).isBeforeOrEqualTo(now.plusSeconds(60));
    }
  }

  private static NetworkProbeCommand command(RandomGenerator random, int second) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> new DefineProbe(ID, RED, A, ALICE, definition(random), facts(random));
      case 2, 3, 4 -> new ChangeProbe(ID, definition(random), facts(random));
      case 5 -> random.nextInt(6) == 0 ? new RemoveProbe(ID) : report(random, second);
      default -> report(random, second);
    };
  }

  private static ReportResults report(RandomGenerator random, int second) {
    var now = START.plusSeconds(second);
    var measuredAt = now.plusSeconds(random.nextInt(180) - 110);
    var results = addresses(random).stream().map(to -> result(to, random)).toList();
    return new ReportResults(ID, measuredAt, results, now);
  }

  private static ProbeResult result(IpAddress to, RandomGenerator random) {
    var states = ProbeState.values();
    return new ProbeResult(
        to,
        states[random.nextInt(states.length)],
        random.nextInt(100) / 4.0,
        random.nextInt(101),
        random.nextBoolean() ? connection(random) : null);
  }

  private static ProbeDefinition definition(RandomGenerator random) {
    return new ProbeDefinition(
        "name" + random.nextInt(3),
        "",
        addresses(random),
        random.nextBoolean() ? hop(random) : null);
  }

  /** One or two, each once. */
  private static List<IpAddress> addresses(RandomGenerator random) {
    return Stream.generate(() -> address(random)).limit(1 + random.nextInt(2)).distinct().toList();
  }

  private static IpAddress address(RandomGenerator random) {
    return IpAddress.parse(
        switch (random.nextInt(8)) {
          case 0 -> "192.168.7.7";
          case 1 -> "fd00::7";
          default -> "10.0.1." + random.nextInt(3);
        });
  }

  private static NextHop hop(RandomGenerator random) {
    return random.nextBoolean()
        ? NextHop.through(connection(random))
        : new NextHop(NextHopType.VPN_GATEWAY, "vpngw-" + random.nextInt(2));
  }

  private static PeeringConnectionId connection(RandomGenerator random) {
    return PeeringConnectionId.parse("pcx-0000000000000000" + random.nextInt(3));
  }

  private static ProbeFacts facts(RandomGenerator random) {
    var fits = HopFit.values();
    var fit = random.nextInt(4) == 0 ? fits[random.nextInt(fits.length)] : HopFit.FITS;
    Set<IpAddress> taken = random.nextInt(6) == 0 ? Set.of(IpAddress.parse("10.0.1.1")) : Set.of();
    return new ProbeFacts(A_BLOCK, List.of(OWN), taken, fit, room(random));
  }

  private static Room room(RandomGenerator random) {
    return new Room(random.nextInt(4), 3, random.nextInt(3), 2, random.nextBoolean());
  }
}
