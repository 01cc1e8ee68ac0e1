package dev.landbridge.peering.connection;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringExpired;
import dev.landbridge.events.peering.PeeringEvent.PeeringRejected;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.connection.PeeringCommand.Access;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringCommand.RequestPeering;
import dev.landbridge.peering.connection.PeeringCommand.Wish;
import dev.landbridge.peering.connection.PeeringFacts.Standing;
import dev.landbridge.peering.connection.PeeringFacts.Use;
import dev.landbridge.testkit.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** ALICE with RED asks BOB with BLUE. */
final class PeeringCast {
  static final AccountId ALICE = new AccountId("100000000001");
  static final AccountId BOB = new AccountId("100000000002");
  static final AccountId CAROL = new AccountId("100000000003");
  static final PeeringConnectionId ID = new PeeringConnectionId("pcx-00000000000000001");
  static final PeeringConnectionId OTHER = new PeeringConnectionId("pcx-00000000000000002");
  static final Region GUANGZHOU = new Region("ap-guangzhou");
  static final Region BEIJING = new Region("ap-beijing");
  static final VpcEnd RED = end(ALICE, "vpc-00000000000000001", GUANGZHOU, "192.168.0.0/16");
  static final VpcEnd BLUE = end(BOB, "vpc-00000000000000002", BEIJING, "10.0.0.0/16");
  static final VpcEnd NEAR = end(BOB, "vpc-00000000000000003", GUANGZHOU, "10.0.0.0/16");
  static final VpcEnd GREEN = end(ALICE, "vpc-00000000000000004", GUANGZHOU, "10.1.0.0/16");
  static final Use SOME = new Use(3, 10);
  static final Use FULL = new Use(10, 10);
  static final Change TIER = new Change(100, null, null);
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  static final Duration WINDOW = Duration.ofDays(7);
  static final Instant UNTIL = NOW.plus(WINDOW);
  static final Instant BEFORE_THE_END = UNTIL.minusMillis(1);
  static final List<Integer> TIERS = List.of(10, 20, 50, 100, 200, 500, 1000);
  static final PeeringRules RULES = new PeeringRules(WINDOW, TIERS);
  static final List<AccountId> PARTIES = List.of(ALICE, BOB);
  static final Tags TAGS = new Tags(java.util.Map.of("team", "net"));

  static final PeeringRequested REQUESTED = requested(RED, BLUE, 100, PARTIES);
  static final PeeringRequested REQUESTED_NEAR = requested(RED, NEAR, 0, PARTIES);
  static final PeeringTagged TAGGED = new PeeringTagged(ID, ALICE, TAGS, List.of(ALICE));
  static final PeeringAccepted ACCEPTED = new PeeringAccepted(ID, BOB, PARTIES);
  static final PeeringRejected REJECTED = new PeeringRejected(ID, BOB, "no", PARTIES);
  static final PeeringExpired EXPIRED = new PeeringExpired(ID, PARTIES);

  private PeeringCast() {}

  private static VpcEnd end(AccountId account, String vpc, Region region, String block) {
    return new VpcEnd(account, new VpcId(vpc), region, List.of(CidrBlock.parse(block)));
  }

  static PeeringRequested requested(
      VpcEnd requester, VpcEnd accepter, int bandwidthMbps, List<AccountId> accounts) {
    return new PeeringRequested(
        ID,
        requester,
        accepter,
        "red-blue",
        "for backups",
        bandwidthMbps,
        ChargeType.DAILY_PEAK,
        ServiceLevel.GOLD,
        NOW,
        UNTIL,
        accounts);
  }

  static Scenario<PeeringCommand, PeeringConnection, PeeringEvent, PeeringRejection> given(
      PeeringEvent... events) {
    return Scenario.<PeeringCommand, PeeringConnection, PeeringEvent, PeeringRejection>of(
            PeeringDecider::decide, PeeringHistory::evolve, new PeeringConnection.None())
        .given(events);
  }

  static Standing standing(VpcEnd end) {
    return new Standing(end, SOME, SOME, null);
  }

  static PeeringFacts facts(VpcEnd requester, VpcEnd accepter) {
    return new PeeringFacts(standing(requester), standing(accepter), null);
  }

  static Wish wish(VpcEnd requester, VpcEnd accepter, Change change) {
    return new Wish(
        requester.vpcId(),
        accepter.vpcId(),
        accepter.account(),
        accepter.region(),
        "red-blue",
        "for backups",
        change,
        TAGS);
  }

  static RequestPeering request(Wish wish, PeeringFacts facts) {
    return new RequestPeering(ID, ALICE, wish, facts, Access.EVERYWHERE, RULES, NOW);
  }

  static RequestPeering request(VpcEnd accepter, Change change) {
    return request(wish(RED, accepter, change), facts(RED, accepter));
  }

  static RequestPeering request(PeeringFacts facts) {
    return request(wish(RED, BLUE, TIER), facts);
  }
}
