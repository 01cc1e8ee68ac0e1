package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.Role;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {
  private static final Caller ALICE = caller("100000000001");
  private static final Caller BOB = caller("100000000002");
  private static final Caller OPERATOR = new Caller(Optional.empty(), Role.OPERATOR, "operator");
  private static final String PEERING = "peering-service";

  private final Turns turns = turns(2, 1, Duration.ofMillis(1), Duration.ZERO);

  @Test
  void whoWaitsTooLongForThoseBeforeIsToldSo() {
    var first = turns.take(ALICE, PEERING);
    isRefused(() -> turns.take(ALICE, PEERING));
    turns.take(BOB, PEERING);
    turns.take(ALICE, "routing-service");
    turns.take(OPERATOR, PEERING);
    first.close();
    turns.take(ALICE, PEERING);
  }

  /** Else a place would be lost with each, and at last the account could ask nothing. */
  @Test
  void whoWaitedInVainLeavesNothingBehind() {
    var first = turns.take(ALICE, PEERING);
    for (int i = 0; i < 5; i++) {
      isRefused(() -> turns.take(ALICE, PEERING));
    }
    first.close();
    turns.take(ALICE, PEERING).close();
  }

  @Test
  void strangersTakeTurnsByNetwork() {
    turns.takeFrom("10.0.0.1", "gateway");
    isRefused(() -> turns.takeFrom("10.0.0.1", "gateway"));
    turns.takeFrom("10.0.0.2", "gateway");
    turns.takeFrom("2001:db8:0:0:0:0:0:1", "gateway");
    isRefused(() -> turns.takeFrom("2001:db8:0:0:0:0:0:2", "gateway"));
    turns.take(ALICE, "gateway");
  }

  @Test
  void beforeTheOperatorAnAccountLeavesPartOfTheProcessorsToOthersInAllServicesTogether()
      throws Exception {
    var hasty = turns(50, 50, Duration.ofMinutes(1), Duration.ofHours(1));
    var first = takeAll(hasty);
    hasty.take(OPERATOR, PEERING).close();
    var next = new Waiting(() -> hasty.take(ALICE, "routing-service"));
    next.isWaiting();
    hasty.take(BOB, PEERING).close();
    first.getFirst().close();
    next.turn().close();
    first.forEach(Turn::close);
  }

  @Test
  void forStrangersNobodyMakesRoom() {
    var hasty = turns(50, 50, Duration.ofMinutes(1), Duration.ofHours(1));
    takeAll(hasty);
    hasty.takeFrom("10.0.0.1", "gateway");
    hasty.take(ALICE, PEERING);
  }

  private static List<Turn> takeAll(Turns turns) {
    var taken = new ArrayList<Turn>();
    for (int i = 0; i < HeadStart.places(); i++) {
      taken.add(turns.take(ALICE, PEERING));
    }
    return taken;
  }

  private static Turns turns(int most, int atWork, Duration patience, Duration headStart) {
    return new Turns(most, atWork, patience, new HeadStart(headStart, System::nanoTime));
  }

  private static void isRefused(ThrowingCallable request) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(request)
        .withMessageContaining("Expected a turn within")
        .matches(e -> e.problem().code().equals("too-many-at-once"), "too-many-at-once");
  }

  private static Caller caller(String account) {
    return new Caller(Optional.of(new AccountId(account)), Role.OWNER, "key-" + account);
  }
}
