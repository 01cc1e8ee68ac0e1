package dev.landbridge.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.e2e.hostile.Judge.Outcome;
import dev.landbridge.e2e.hostile.Watch.Change;
import dev.landbridge.e2e.hostile.Watch.Told;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rule finds what it is there for. */
class StoredTest {
  private static final int ACCEPTED = 7;
  private static final int REFUSED = 8;
  private static final int ACTION_REFUSED = 9;
  private final Stored stored = new Stored(StoredTest::outcome);

  private static Outcome outcome(int number) {
    return switch (number) {
      case ACCEPTED -> Outcome.ACCEPTED;
      case ACTION_REFUSED -> Outcome.ACTION_REFUSED;
      default -> Outcome.REFUSED;
    };
  }

  private static Told told(String type, int number) {
    return told(type, number, "vpc-1", "", "");
  }

  private static Told told(String type, int number, String about, String name, String former) {
    return new Told(type, Question.traceParent(number).substring(3, 35), about, name, former);
  }

  private void look(Set<String> tables, Told... events) {
    stored.look(new Change("1", tables, List.of(events), List.of()));
  }

  @Test
  void whatAnAcceptedRequestStored() {
    look(Set.of("event", "vpc_register"), told("VpcCreated", ACCEPTED));
    assertThat(stored.faults()).isEmpty();
  }

  @Test
  void whatARefusedRequestStored() {
    look(Set.of("event"), told("VpcCreated", ACCEPTED), told("VpcCreated", REFUSED));
    assertThat(stored.faults()).singleElement().asString().contains("#8");
  }

  /** A subnet that is deleted again leaves its table, too; that it left another is no way back. */
  @Test
  void anAssociationIsTakenBackInItsOwnTableOnly() {
    look(Set.of("event"), told("SubnetAssociated", ACTION_REFUSED, "rtb-1 subnet-1", "", ""));
    look(Set.of("event"), told("SubnetDisassociated", ACTION_REFUSED, "rtb-2 subnet-1", "", ""));
    assertThat(stored.faults()).singleElement().asString().contains("rtb-1", "rtb-2");
    look(Set.of("event"), told("SubnetDisassociated", ACTION_REFUSED, "rtb-1 subnet-1", "", ""));
    look(Set.of("event"), told("SubnetAssociated", ACTION_REFUSED, "rtb-2 subnet-1", "", ""));
    assertThat(stored.faults()).isEmpty();
  }

  @Test
  void whatNobodyAskedFor() {
    look(
        Set.of("event"),
        new Told("VpcCreated", "0123456789abcdef0123456789abcdef", "vpc-1", "", ""));
    assertThat(stored.faults()).singleElement().asString().contains("no request");
  }

  @Test
  void whatWasKeptWithoutAnEvent() {
    look(Set.of("vpc_register"));
    look(Set.of("vpc_register", "idempotency"));
    assertThat(stored.faults()).hasSize(2).allMatch(fault -> fault.contains("without events"));
  }

  @Test
  void whatFollowsOrIsOfNoConsequence() {
    look(Set.of("vpc_view", "progress"));
    look(Set.of("known_vpc", "inbox"));
    look(Set.of("idempotency"));
    look(Set.of("scheduled_tasks"));
    assertThat(stored.faults()).isEmpty();
  }

  @Test
  void aTaskThatIsNewAndASnapshotOfNothing() {
    stored.look(
        new Change("1", Set.of("scheduled_tasks"), List.of(), List.of("INSERT of the task x")));
    assertThat(stored.faults()).singleElement().asString().contains("the task x");
  }

  @Test
  void whatARefusedActionTookBack() {
    look(Set.of("event"), told("SubnetCreated", ACTION_REFUSED));
    assertThat(stored.faults()).singleElement().asString().contains("#9");
    look(Set.of("event"), told("SubnetDeleted", ACTION_REFUSED));
    assertThat(stored.faults()).isEmpty();
    look(Set.of("event"), told("VpcRenamed", ACTION_REFUSED));
    assertThat(stored.faults()).singleElement().asString().contains("#9");
  }

  @Test
  void whatWasTakenBackInstead() {
    look(Set.of("event"), told("SubnetCreated", ACTION_REFUSED, "vpc-1 subnet-1", "", ""));
    look(Set.of("event"), told("SubnetDeleted", ACTION_REFUSED, "vpc-1 subnet-2", "", ""));
    assertThat(stored.faults()).singleElement().asString().contains("subnet-1", "subnet-2");
  }

  @Test
  void aNameThatIsWhatItWas() {
    look(Set.of("event"), told("RouteTableRenamed", ACTION_REFUSED, "rtb-1", "new", "old"));
    assertThat(stored.faults()).singleElement().asString().contains("'new' instead of 'old'");
    look(Set.of("event"), told("RouteTableRenamed", ACTION_REFUSED, "rtb-1", "old", "new"));
    assertThat(stored.faults()).isEmpty();
    look(Set.of("event"), told("RouteTableRenamed", ACTION_REFUSED, "rtb-1", "other", "old"));
    assertThat(stored.faults()).singleElement().asString().contains("'other'");
  }
}
