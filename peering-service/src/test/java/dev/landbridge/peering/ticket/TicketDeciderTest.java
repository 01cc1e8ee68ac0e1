package dev.landbridge.peering.ticket;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.TicketEvent;
import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketEvent.TicketOpened;
import dev.landbridge.events.peering.TicketEvent.TicketRefused;
import dev.landbridge.events.peering.TicketEvent.TicketWithdrawn;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject;
import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.peering.ticket.TicketCommand.ApproveTicket;
import dev.landbridge.peering.ticket.TicketCommand.OpenTicket;
import dev.landbridge.peering.ticket.TicketCommand.RefuseTicket;
import dev.landbridge.peering.ticket.TicketCommand.WithdrawTicket;
import dev.landbridge.peering.ticket.TicketFacts.Bounds;
import dev.landbridge.peering.ticket.TicketFacts.Connection;
import dev.landbridge.peering.ticket.TicketFacts.Limit;
import dev.landbridge.peering.ticket.TicketFacts.NoConnection;
import dev.landbridge.peering.ticket.TicketFacts.Regions;
import dev.landbridge.peering.ticket.TicketRejection.BandwidthNotSettable;
import dev.landbridge.peering.ticket.TicketRejection.BandwidthOutOfRange;
import dev.landbridge.peering.ticket.TicketRejection.ClassicAlreadyJoined;
import dev.landbridge.peering.ticket.TicketRejection.ClassicNotOffered;
import dev.landbridge.peering.ticket.TicketRejection.ConnectionEnded;
import dev.landbridge.peering.ticket.TicketRejection.LimitOutOfRange;
import dev.landbridge.peering.ticket.TicketRejection.NoSuchConnection;
import dev.landbridge.peering.ticket.TicketRejection.NoSuchTicket;
import dev.landbridge.peering.ticket.TicketRejection.NotTheRequester;
import dev.landbridge.peering.ticket.TicketRejection.SameRegion;
import dev.landbridge.peering.ticket.TicketRejection.TicketClosed;
import dev.landbridge.peering.ticket.TicketRejection.TicketQuotaExceeded;
import dev.landbridge.testkit.Scenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketDeciderTest {
  private static final AccountId ALICE = new AccountId("100000000001");
  private static final AccountId BOB = new AccountId("100000000002");
  private static final TicketId ID = new TicketId("tkt-00000000000000001");
  private static final PeeringConnectionId PCX = new PeeringConnectionId("pcx-00000000000000001");
  private static final ClassicInterconnectId CLX =
      new ClassicInterconnectId("clx-00000000000000001");
  private static final Region GUANGZHOU = new Region("ap-guangzhou");
  private static final Region BEIJING = new Region("ap-beijing");
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final Bounds BOUNDS = new Bounds(1000, 100_000);
  private static final HigherBandwidth FASTER = new HigherBandwidth(PCX, 2000);
  private static final HigherQuota MORE = new HigherQuota(Quota.VPCS_PER_REGION, 30);
  private static final OpenClassicInterconnect CLASSIC =
      new OpenClassicInterconnect(CLX, GUANGZHOU, BEIJING, 50);
  private static final Connection LIVE = new Connection(ALICE, true, true, BOUNDS);
  private static final Limit TWENTY = new Limit(20, 1000);
  private static final Regions OFFERED = new Regions(true, true, false, 100_000);
  private static final TicketOpened OPENED = opened(MORE);

  private static TicketOpened opened(TicketSubject asked) {
    return new TicketOpened(ID, ALICE, asked, "we grow", List.of(ALICE));
  }

  private static OpenTicket open(TicketSubject asked, TicketFacts facts) {
    return new OpenTicket(ID, ALICE, asked, "we grow", facts, 3, 20);
  }

  private static Scenario<TicketCommand, Ticket, TicketEvent, TicketRejection> given(
      TicketEvent... events) {
    return Scenario.<TicketCommand, Ticket, TicketEvent, TicketRejection>of(
            TicketDecider::decide,
            (state, event) -> TicketDecider.evolve(state, event, NOW),
            new Ticket.None())
        .given(events);
  }

  @Test
  void eachKindCanBeAsked() {
    given().when(open(FASTER, LIVE)).then(opened(FASTER));
    given().when(open(MORE, TWENTY)).then(opened(MORE));
    given().when(open(CLASSIC, OFFERED)).then(opened(CLASSIC));
  }

  @Test
  void aHigherCapIsForTheRequesterOfALiveConnectionAcrossRegions() {
    given().when(open(FASTER, new NoConnection())).thenRejected(new NoSuchConnection(PCX));
    given()
        .when(open(FASTER, new Connection(BOB, true, true, BOUNDS)))
        .thenRejected(new NotTheRequester(ALICE));
    given()
        .when(open(FASTER, new Connection(ALICE, true, false, BOUNDS)))
        .thenRejected(new ConnectionEnded(PCX));
    given()
        .when(open(FASTER, new Connection(ALICE, false, true, BOUNDS)))
        .thenRejected(new BandwidthNotSettable(PCX));
  }

  @Test
  void whatIsWithinTheTiersNeedsNoTicket() {
    given()
        .when(open(new HigherBandwidth(PCX, 1000), LIVE))
        .thenRejected(new BandwidthOutOfRange(1000, 1000, 100_000));
    given()
        .when(open(new HigherBandwidth(PCX, 100_001), LIVE))
        .thenRejected(new BandwidthOutOfRange(100_001, 1000, 100_000));
  }

  @Test
  void aLimitCanOnlyRise() {
    given()
        .when(open(new HigherQuota(Quota.VPCS_PER_REGION, 20), TWENTY))
        .thenRejected(new LimitOutOfRange(20, 20, 1000));
    given()
        .when(open(new HigherQuota(Quota.VPCS_PER_REGION, 1001), TWENTY))
        .thenRejected(new LimitOutOfRange(1001, 20, 1000));
  }

  @Test
  void aClassicInterconnectJoinsTwoOfferedRegionsOnce() {
    given()
        .when(open(new OpenClassicInterconnect(CLX, BEIJING, BEIJING, 50), OFFERED))
        .thenRejected(new SameRegion(BEIJING));
    given()
        .when(open(CLASSIC, new Regions(false, true, false, 1000)))
        .thenRejected(new ClassicNotOffered(GUANGZHOU));
    given()
        .when(open(CLASSIC, new Regions(true, false, false, 1000)))
        .thenRejected(new ClassicNotOffered(BEIJING));
    given()
        .when(open(CLASSIC, new Regions(true, true, true, 1000)))
        .thenRejected(new ClassicAlreadyJoined(GUANGZHOU, BEIJING));
    given()
        .when(open(new OpenClassicInterconnect(CLX, GUANGZHOU, BEIJING, 0), OFFERED))
        .thenRejected(new BandwidthOutOfRange(0, 0, 100_000));
  }

  @Test
  void openTicketsAreLimited() {
    given()
        .when(new OpenTicket(ID, ALICE, MORE, "we grow", TWENTY, 20, 20))
        .thenRejected(new TicketQuotaExceeded(Quota.OPEN_TICKETS_PER_ACCOUNT, 20));
  }

  @Test
  void theOperatorApprovesOnce() {
    var approved = new TicketApproved(ID, ALICE, MORE, "fine", List.of(ALICE));
    given(OPENED).when(new ApproveTicket(ID, "fine")).then(approved);
    given(OPENED, approved).when(new ApproveTicket(ID, "fine")).thenNothing();
    given(OPENED, approved)
        .when(new RefuseTicket(ID, "no"))
        .thenRejected(new TicketClosed(ID, TicketStatus.APPROVED));
    given(OPENED, approved)
        .when(new WithdrawTicket(ID, ALICE))
        .thenRejected(new TicketClosed(ID, TicketStatus.APPROVED));
  }

  @Test
  void theOperatorRefusesWithAReason() {
    var refused = new TicketRefused(ID, "no", List.of(ALICE));
    given(OPENED).when(new RefuseTicket(ID, "no")).then(refused);
    given(OPENED, refused).when(new RefuseTicket(ID, "no")).thenNothing();
    given(OPENED, refused)
        .when(new ApproveTicket(ID, ""))
        .thenRejected(new TicketClosed(ID, TicketStatus.REFUSED));
  }

  @Test
  void onlyTheOpenerWithdraws() {
    var withdrawn = new TicketWithdrawn(ID, List.of(ALICE));
    given(OPENED).when(new WithdrawTicket(ID, ALICE)).then(withdrawn);
    given(OPENED, withdrawn).when(new WithdrawTicket(ID, ALICE)).thenNothing();
    given(OPENED).when(new WithdrawTicket(ID, BOB)).thenRejected(new NoSuchTicket(ID));
    given(OPENED, withdrawn)
        .when(new ApproveTicket(ID, ""))
        .thenRejected(new TicketClosed(ID, TicketStatus.WITHDRAWN));
    given().when(new ApproveTicket(ID, "")).thenRejected(new NoSuchTicket(ID));
  }
}
