package dev.landbridge.peering.guard;

import static dev.landbridge.peering.guard.GuardCast.ALICE;
import static dev.landbridge.peering.guard.GuardCast.BLUE;
import static dev.landbridge.peering.guard.GuardCast.BOB;
import static dev.landbridge.peering.guard.GuardCast.CAROL;
import static dev.landbridge.peering.guard.GuardCast.GREEN;
import static dev.landbridge.peering.guard.GuardCast.LATER;
import static dev.landbridge.peering.guard.GuardCast.NOW;
import static dev.landbridge.peering.guard.GuardCast.RED;
import static dev.landbridge.peering.guard.GuardCast.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.GuardEvent;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.peering.guard.GuardCommand.AddAcceptanceRule;
import dev.landbridge.peering.guard.GuardCommand.ChoosePolicy;
import dev.landbridge.peering.guard.GuardCommand.ListRequester;
import dev.landbridge.peering.guard.GuardCommand.RemoveAcceptanceRule;
import dev.landbridge.peering.guard.GuardCommand.UnlistRequester;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class GuardRandomTest {
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();
  private static final List<AccountId> ACCOUNTS = List.of(ALICE, BOB, CAROL);
  private static final List<String> NOTES = List.of("", "a friend");
  private static final int ADDRESSES = 32;

  @Test
  void decideNeverThrowsAndReplayThroughTheSerializerEqualsLive() {
    Seeds.thousand(
        random -> {
          Guard live = new Guard.None();
          Guard replayed = new Guard.None();
          for (int step = 0; step < 30; step++) {
            for (var event : decided(command(random), live)) {
              var at = NOW.plusSeconds(step);
              live = GuardDecider.evolve(live, event, at);
              var stored = JSON.readValue(JSON.writeValueAsString(event), event.getClass());
              replayed = GuardDecider.evolve(replayed, stored, at);
            }
          }
          assertThat(replayed).isEqualTo(live);
          var snapshot = JSON.writerFor(Guard.class).writeValueAsString(live);
          assertThat(JSON.readValue(snapshot, Guard.class)).isEqualTo(live);
          var kept = live.kept();
          assertThat(kept.requesters()).hasSizeLessThanOrEqualTo(1);
          assertThat(kept.rules()).hasSizeLessThanOrEqualTo(3);
        });
  }

  private static List<GuardEvent> decided(GuardCommand command, Guard state) {
    return switch (GuardDecider.decide(command, state)) {
      case Decision.Accepted<GuardEvent, GuardRejection>(var events) -> {
        assertThat(events).allSatisfy(event -> assertThat(event.accounts()).containsExactly(BOB));
        yield events;
      }
      case Decision.Rejected<GuardEvent, GuardRejection>(var reason) -> {
        assertThat(reason.code()).matches("[a-z0-9-]+");
        assertThat(reason.detail()).isNotBlank();
        assertThat(reason.values()).isNotNull();
        yield List.of();
      }
    };
  }

  private static GuardCommand command(RandomGenerator random) {
    var requester = one(random, ACCOUNTS);
    return switch (random.nextInt(5)) {
      case 0 -> new ChoosePolicy(BOB, one(random, List.of(GuardPolicy.values())));
      case 1 ->
          new ListRequester(
              BOB, requester, one(random, List.of(Listing.values())), one(random, NOTES), 1);
      case 2 -> new UnlistRequester(BOB, requester);
      case 3 -> new AddAcceptanceRule(BOB, rule(random), random.nextBoolean(), 3, NOW);
      default -> new RemoveAcceptanceRule(BOB, id(random));
    };
  }

  private static AcceptanceRuleId id(RandomGenerator random) {
    return new AcceptanceRuleId("par-0000000000000000" + random.nextInt(5));
  }

  private static AcceptanceRule rule(RandomGenerator random) {
    return new AcceptanceRule(
        id(random),
        one(random, ACCOUNTS),
        maybe(random, one(random, List.of(RED.vpcId(), GREEN))),
        random.nextInt(3) == 0 ? List.of() : blocks(random, 5),
        maybe(random, one(random, List.of(BLUE.vpcId(), GREEN))),
        maybe(random, one(random, List.of(NOW, LATER))),
        "");
  }

  /** What a person would check, address by address, for each rule. */
  private static boolean letsIn(AcceptanceRule rule, VpcEnd asking, VpcEnd asked, Instant now) {
    if (!rule.requester().equals(asking.account())) {
      return false;
    }
    if (rule.requesterVpcId() != null && !rule.requesterVpcId().equals(asking.vpcId())) {
      return false;
    }
    if (rule.vpcId() != null && !rule.vpcId().equals(asked.vpcId())) {
      return false;
    }
    if (rule.expiresAt() != null && rule.expiresAt().toEpochMilli() <= now.toEpochMilli()) {
      return false;
    }
    return rule.cidrRanges().isEmpty()
        || addresses()
            .filter(address -> holds(asking.cidrBlocks(), address))
            .allMatch(address -> holds(rule.cidrRanges(), address));
  }

  private static boolean holds(List<CidrBlock> blocks, IpAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static Stream<IpAddress> addresses() {
    return IntStream.range(0, ADDRESSES).mapToObj(i -> IpAddress.parse("10.0.0." + i));
  }

  @Test
  void whatTheGuardSaysEqualsBruteForce() {
    Seeds.forEach(
        5000,
        random -> {
          var rules = Stream.generate(() -> rule(random)).limit(random.nextInt(6)).toList();
          var listing = maybe(random, one(random, List.of(Listing.values())));
          var policy = one(random, List.of(GuardPolicy.values()));
          var asking =
              end(
                  one(random, ACCOUNTS),
                  one(random, List.of(RED.vpcId(), GREEN)).text(),
                  blocks(random, 3).stream().map(CidrBlock::text).toArray(String[]::new));
          var now = one(random, List.of(NOW.minusMillis(1), NOW, LATER));
          var standing = new GuardStanding(policy, listing, rules);
          var fitting = new ArrayList<AcceptanceRule>();
          rules.stream().filter(rule -> letsIn(rule, asking, BLUE, now)).forEach(fitting::add);
          assertThat(standing.acceptedBy(asking, BLUE, now))
              .isEqualTo(fitting.stream().findFirst());
          assertThat(standing.admits(asking, BLUE, now))
              .isEqualTo(
                  listing == null
                      ? policy == GuardPolicy.OPEN || !fitting.isEmpty()
                      : listing == Listing.ALLOWED);
        });
  }

  private static List<CidrBlock> blocks(RandomGenerator random, int most) {
    return Stream.generate(() -> block(random)).limit(1 + random.nextInt(most)).toList();
  }

  /** Within 32 addresses, so that blocks often meet. */
  private static CidrBlock block(RandomGenerator random) {
    int length = 27 + random.nextInt(6);
    int size = 1 << (32 - length);
    return CidrBlock.parse("10.0.0." + random.nextInt(ADDRESSES) / size * size + "/" + length);
  }

  private static <T> T one(RandomGenerator random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static <T> @Nullable T maybe(RandomGenerator random, T value) {
    return random.nextBoolean() ? value : null;
  }
}
