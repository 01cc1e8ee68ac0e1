package dev.landbridge.peering.guard;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.GuardEvent;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleAdded;
import dev.landbridge.events.peering.GuardEvent.RequesterAllowed;
import dev.landbridge.events.peering.GuardEvent.RequesterDenied;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.testkit.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** BOB guards his account; ALICE with RED asks him for BLUE. */
final class GuardCast {
  static final AccountId ALICE = new AccountId("100000000001");
  static final AccountId BOB = new AccountId("100000000002");
  static final AccountId CAROL = new AccountId("100000000003");
  static final VpcEnd RED = end(ALICE, "vpc-00000000000000001", "192.168.0.0/16");
  static final VpcEnd BLUE = end(BOB, "vpc-00000000000000002", "10.0.0.0/16");
  static final VpcId GREEN = new VpcId("vpc-00000000000000004");
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  static final Instant LATER = NOW.plus(Duration.ofDays(30));
  static final AcceptanceRuleId ID = new AcceptanceRuleId("par-00000000000000001");
  static final AcceptanceRule FROM_ALICE =
      new AcceptanceRule(ID, ALICE, null, List.of(), null, null, "");
  static final RequesterAllowed ALLOWED = new RequesterAllowed(BOB, ALICE, "a friend", mine());
  static final RequesterDenied DENIED = new RequesterDenied(BOB, ALICE, "a friend", mine());
  static final AcceptanceRuleAdded ADDED = new AcceptanceRuleAdded(BOB, FROM_ALICE, mine());

  private GuardCast() {}

  static List<AccountId> mine() {
    return List.of(BOB);
  }

  static VpcEnd end(AccountId account, String vpc, String... blocks) {
    return new VpcEnd(account, new VpcId(vpc), new Region("ap-guangzhou"), ranges(blocks));
  }

  static List<CidrBlock> ranges(String... blocks) {
    return Stream.of(blocks).map(CidrBlock::parse).toList();
  }

  static Scenario<GuardCommand, Guard, GuardEvent, GuardRejection> given(GuardEvent... events) {
    return Scenario.<GuardCommand, Guard, GuardEvent, GuardRejection>of(
            GuardDecider::decide,
            (state, event) -> GuardDecider.evolve(state, event, NOW),
            new Guard.None())
        .given(events);
  }
}
