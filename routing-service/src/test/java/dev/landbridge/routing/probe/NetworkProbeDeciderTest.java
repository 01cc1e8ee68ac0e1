package dev.landbridge.routing.probe;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeChanged;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeDefined;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeRemoved;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeReported;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.ProbeResult;
import dev.landbridge.events.routing.ProbeState;
import dev.landbridge.routing.probe.NetworkProbeCommand.ChangeProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.DefineProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.RemoveProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.ReportResults;
import dev.landbridge.routing.probe.NetworkProbeRejection.MeasuredInTheFuture;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchNetworkProbe;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchProbeDestination;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchProbeNextHop;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeDestinationInVpc;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeDestinationTaken;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeFamilyDiffers;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeNextHopMismatch;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeQuotaExceeded;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbedSubnetQuotaExceeded;
import dev.landbridge.routing.probe.ProbeFacts.HopFit;
import dev.landbridge.routing.probe.ProbeFacts.Room;
import dev.landbridge.testkit.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkProbeDeciderTest {
  private static final NetworkProbeId ID = NetworkProbeId.parse("npr-00000000000000001");
  private static final VpcId RED = VpcId.parse("vpc-00000000000000001");
  private static final SubnetId A = SubnetId.parse("subnet-00000000000000001");
  private static final AccountId ALICE = AccountId.parse("100000000001");
  private static final List<AccountId> ACCOUNTS = List.of(ALICE);
  private static final PeeringConnectionId PCX = PeeringConnectionId.parse("pcx-00000000000000001");
  private static final NextHop HOP = NextHop.through(PCX);
  private static final Instant THEN = Instant.parse("2026-01-15T08:00:00Z");
  private static final CidrBlock A_BLOCK = CidrBlock.parse("192.168.1.0/24");
  private static final List<CidrBlock> OWN = List.of(CidrBlock.parse("192.168.0.0/16"));
  private static final IpAddress B = IpAddress.parse("10.0.1.20");
  private static final Room FREE = new Room(0, 50, 0, 20, false);
  private static final ProbeDefinition TO_B = new ProbeDefinition("b", "", List.of(B), HOP);
  private static final NetworkProbeDefined DEFINED =
      new NetworkProbeDefined(ID, RED, A, ALICE, "b", "", List.of(B), HOP, ACCOUNTS);

  private static Scenario<
          NetworkProbeCommand, NetworkProbe, NetworkProbeEvent, NetworkProbeRejection>
      given(NetworkProbeEvent... events) {
    return Scenario.of(
            NetworkProbeDecider::decide,
            (NetworkProbe state, NetworkProbeEvent event) ->
                NetworkProbeDecider.evolve(state, event, THEN),
            (NetworkProbe) new NetworkProbe.None())
        .given(events);
  }

  private static ProbeFacts facts(HopFit hop, Room room) {
    return new ProbeFacts(A_BLOCK, OWN, Set.of(), hop, room);
  }

  private static DefineProbe define(ProbeDefinition definition, ProbeFacts facts) {
    return new DefineProbe(ID, RED, A, ALICE, definition, facts);
  }

  private static ProbeDefinition to(String address) {
    return new ProbeDefinition("", "", List.of(IpAddress.parse(address)), null);
  }

  @Test
  void aProbeIsDefined() {
    given().when(define(TO_B, facts(HopFit.FITS, FREE))).then(DEFINED);
  }

  @Test
  void aVpcHasSoManyProbesInSoManySubnets() {
    given()
        .when(define(TO_B, facts(HopFit.FITS, new Room(50, 50, 1, 20, true))))
        .thenRejected(new ProbeQuotaExceeded(RED, 50));
    given()
        .when(define(TO_B, facts(HopFit.FITS, new Room(30, 50, 20, 20, false))))
        .thenRejected(new ProbedSubnetQuotaExceeded(RED, 20));
    given().when(define(TO_B, facts(HopFit.FITS, new Room(30, 50, 20, 20, true)))).then(DEFINED);
  }

  @Test
  void theDestinationLiesElsewhere() {
    given()
        .when(define(to("192.168.9.9"), facts(HopFit.FITS, FREE)))
        .thenRejected(new ProbeDestinationInVpc(IpAddress.parse("192.168.9.9"), OWN.getFirst()));
    given()
        .when(define(to("fd00::1"), facts(HopFit.FITS, FREE)))
        .thenRejected(new ProbeFamilyDiffers(IpAddress.parse("fd00::1"), A_BLOCK));
  }

  @Test
  void aSubnetMeasuresAnAddressOnce() {
    given()
        .when(define(TO_B, new ProbeFacts(A_BLOCK, OWN, Set.of(B), HopFit.FITS, FREE)))
        .thenRejected(new ProbeDestinationTaken(B, A));
  }

  @Test
  void theNextHopLeadsThere() {
    given()
        .when(define(TO_B, facts(HopFit.UNKNOWN, FREE)))
        .thenRejected(new NoSuchProbeNextHop(PCX.text()));
    given()
        .when(define(TO_B, facts(HopFit.MISMATCH, FREE)))
        .thenRejected(new ProbeNextHopMismatch(PCX.text()));
  }

  @Test
  void aChangeIsTheWholeDefinition() {
    var changed = new ProbeDefinition("c", "x", List.of(B), null);
    given(DEFINED)
        .when(new ChangeProbe(ID, changed, facts(HopFit.FITS, FREE)))
        .then(new NetworkProbeChanged(ID, "c", "x", List.of(B), null, ACCOUNTS));
    given(DEFINED).when(new ChangeProbe(ID, TO_B, facts(HopFit.FITS, FREE))).thenNothing();
  }

  @Test
  void resultsAreOfItsDestinationsAndOfThePast() {
    var result = new ProbeResult(B, ProbeState.OK, 12.5, 0, PCX);
    var reported = new NetworkProbeReported(ID, THEN, List.of(result), ACCOUNTS);
    given(DEFINED).when(new ReportResults(ID, THEN, List.of(result), THEN)).then(reported);
    given(DEFINED, reported).when(new ReportResults(ID, THEN, List.of(result), THEN)).thenNothing();
    var other = IpAddress.parse("10.0.1.21");
    var foreign = new ProbeResult(other, ProbeState.OTHER, 0, 100, null);
    given(DEFINED)
        .when(new ReportResults(ID, THEN, List.of(foreign), THEN))
        .thenRejected(new NoSuchProbeDestination(ID, other));
    given(DEFINED)
        .when(new ReportResults(ID, THEN.plusSeconds(61), List.of(result), THEN))
        .thenRejected(new MeasuredInTheFuture(THEN.plusSeconds(61)));
  }

  @Test
  void aLateReportDoesNotReplaceANewerOne() {
    var fresh = new ProbeResult(B, ProbeState.OK, 12.5, 0, PCX);
    var newer = new NetworkProbeReported(ID, THEN, List.of(fresh), ACCOUNTS);
    var stale = new ProbeResult(B, ProbeState.NO_ROUTE, 0, 100, null);
    var late = new NetworkProbeReported(ID, THEN.minusSeconds(9), List.of(stale), ACCOUNTS);
    given(DEFINED, newer, late)
        .when(new ReportResults(ID, THEN, List.of(fresh), THEN))
        .thenNothing();
  }

  @Test
  void nothingFollowsARemoval() {
    given(DEFINED).when(new RemoveProbe(ID)).then(new NetworkProbeRemoved(ID, ACCOUNTS));
    given(DEFINED, new NetworkProbeRemoved(ID, ACCOUNTS))
        .when(new RemoveProbe(ID))
        .thenRejected(new NoSuchNetworkProbe(ID));
  }
}
