package dev.landbridge.peering.classic;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectEvent;
import dev.landbridge.events.peering.ClassicInterconnectEvent.ClassicInterconnectClosed;
import dev.landbridge.events.peering.ClassicInterconnectEvent.ClassicInterconnectOpened;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.peering.classic.ClassicCommand.CloseInterconnect;
import dev.landbridge.peering.classic.ClassicCommand.OpenInterconnect;
import dev.landbridge.peering.classic.ClassicRejection.AlreadyJoined;
import dev.landbridge.peering.classic.ClassicRejection.NoSuchInterconnect;
import dev.landbridge.testkit.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassicDeciderTest {
  private static final AccountId ALICE = new AccountId("100000000001");
  private static final AccountId BOB = new AccountId("100000000002");
  private static final ClassicInterconnectId ID =
      new ClassicInterconnectId("clx-00000000000000001");
  private static final TicketId TICKET = new TicketId("tkt-00000000000000001");
  private static final Region GUANGZHOU = new Region("ap-guangzhou");
  private static final Region BEIJING = new Region("ap-beijing");
  private static final ClassicInterconnectOpened OPENED =
      new ClassicInterconnectOpened(ID, ALICE, GUANGZHOU, BEIJING, 50, TICKET, List.of(ALICE));
  private static final ClassicInterconnectClosed CLOSED =
      new ClassicInterconnectClosed(ID, ALICE, List.of(ALICE));

  private static OpenInterconnect open(boolean joined) {
    return new OpenInterconnect(ID, ALICE, GUANGZHOU, BEIJING, 50, TICKET, joined);
  }

  private static Scenario<
          ClassicCommand, ClassicInterconnect, ClassicInterconnectEvent, ClassicRejection>
      given(ClassicInterconnectEvent... events) {
    return Scenario
        .<ClassicCommand, ClassicInterconnect, ClassicInterconnectEvent, ClassicRejection>of(
            ClassicDecider::decide, ClassicDecider::evolve, new ClassicInterconnect.None())
        .given(events);
  }

  @Test
  void aGrantedTicketOpensItOnce() {
    given().when(open(false)).then(OPENED);
    given(OPENED).when(open(false)).thenNothing();
    given(OPENED, CLOSED).when(open(false)).thenNothing();
    given().when(open(true)).thenRejected(new AlreadyJoined(GUANGZHOU, BEIJING));
  }

  @Test
  void itsOwnerClosesIt() {
    given(OPENED).when(new CloseInterconnect(ID, ALICE)).then(CLOSED);
    given(OPENED, CLOSED).when(new CloseInterconnect(ID, ALICE)).thenNothing();
    given(OPENED).when(new CloseInterconnect(ID, BOB)).thenRejected(new NoSuchInterconnect(ID));
    given().when(new CloseInterconnect(ID, ALICE)).thenRejected(new NoSuchInterconnect(ID));
  }
}
