package dev.landbridge.gateway.edge;

import static dev.landbridge.gateway.edge.HeadStart.places;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeadStartTest {
  private static final Duration LENGTH = Duration.ofHours(1);
  private static final Duration COMPANY = Duration.ofSeconds(30);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow
  private final HeadStart headStart = new HeadStart(LENGTH, now::get);

  @Test
  void theNextBeginsWhenOneBeforeItIsAnswered() throws Exception {
    meetBob();
    var first = takeAll();
    var next = new Waiting(this::take);
    next.isWaiting();
    headStart.take("bob").close();
    next.isWaiting();
    first.getFirst().close();
    next.turn().close();
    first.forEach(Turn::close);
  }

  @Test
  void theyBeginInTheOrderOfArrival() throws Exception {
    meetBob();
    var first = takeAll();
    var second = new Waiting(this::take);
    second.isWaiting();
    var third = new Waiting(this::take);
    third.isWaiting();
    first.getFirst().close();
    var turn = second.turn();
    third.isWaiting();
    turn.close();
    third.turn().close();
    first.forEach(Turn::close);
  }

  /** And is counted no more: its end makes no second place free. */
  @Test
  void whoHasTakenLongerThanTheHeadStartHoldsNobodyUp() throws Exception {
    meetBob();
    var slow = takeAll();
    now.addAndGet(LENGTH.toNanos());
    meetBob();
    var after = takeAll();
    slow.forEach(Turn::close);
    var next = new Waiting(this::take);
    next.isWaiting();
    after.getFirst().close();
    next.turn().close();
    after.forEach(Turn::close);
  }

  @Test
  void theOperatorIsCompany() throws Exception {
    var first = takeAll();
    headStart.noteFrom("operator");
    var next = new Waiting(this::take);
    next.isWaiting();
    first.getFirst().close();
    next.turn().close();
    first.forEach(Turn::close);
  }

  @Test
  void whoIsAloneWaitsForNobody() throws Exception {
    var first = takeAll();
    take().close();
    first.forEach(Turn::close);
    meetBob();
    now.addAndGet(COMPANY.toNanos());
    var more = takeAll();
    take().close();
    more.forEach(Turn::close);
  }

  @Test
  void whoGivesUpHoldsNobodyUp() throws Exception {
    meetBob();
    var first = takeAll();
    var given = new Waiting(this::take);
    given.isWaiting();
    var next = new Waiting(this::take);
    next.isWaiting();
    given.interrupt();
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(given::turn);
    first.getFirst().close();
    next.turn().close();
    first.forEach(Turn::close);
  }

  /** ALICE has asked before, or asks next. */
  private void meetBob() throws InterruptedException {
    take().close();
    headStart.take("bob").close();
  }

  private Turn take() throws InterruptedException {
    return headStart.take("alice");
  }

  private List<Turn> takeAll() throws InterruptedException {
    var taken = new ArrayList<Turn>();
    for (int i = 0; i < places(); i++) {
      taken.add(take());
    }
    return taken;
  }
}
