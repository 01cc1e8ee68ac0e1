package dev.landbridge.peering.connection;

import static dev.landbridge.peering.connection.PeeringCast.TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.PeeringEvent.PeeringExpired;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRenamed;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.SharedService;
import dev.landbridge.platform.command.IdSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

class PeeringProjectionTest {
  private static final long POSITION = 1_000_000_000L;

  private final PeeringProjection projection = SharedService.SERVICE.bean(PeeringProjection.class);
  private final PeeringQueries queries = SharedService.SERVICE.bean(PeeringQueries.class);
  private final IdSource ids = SharedService.SERVICE.bean(IdSource.class);
  private final PeeringConnectionId id =
      ids.next(PeeringConnectionId::parse, PeeringConnectionId.PREFIX);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final Instant until = now.plus(Duration.ofDays(7));
  private final List<AccountId> parties = List.of(PeeringCast.ALICE, PeeringCast.BOB);
  private final PeeringRequested requested =
      new PeeringRequested(
          id,
          end(PeeringCast.RED, "192.168.0.0/16"),
          end(PeeringCast.BLUE, "10.0.0.0/16"),
          "red-blue",
          "",
          100,
          ChargeType.DAILY_PEAK,
          ServiceLevel.GOLD,
          now,
          until,
          parties);

  private VpcEnd end(VpcEnd like, String block) {
    return new VpcEnd(
        like.account(),
        ids.next(VpcId::parse, VpcId.PREFIX),
        like.region(),
        List.of(CidrBlock.parse(block)));
  }

  private void told(PeeringEvent event, long version) {
    projection.on(event, version, now, new GlobalSequenceTrackingToken(POSITION + id.hashCode()));
  }

  private Optional<PeeringResource> seenBy(AccountId account) {
    return queries.find(id, Optional.of(account));
  }

  @Test
  void eachSideGetsItsRow() {
    told(requested, 0);
    told(new PeeringTagged(id, PeeringCast.ALICE, TAGS, List.of(PeeringCast.ALICE)), 1);
    var hers = seenBy(PeeringCast.ALICE).orElseThrow();
    assertThat(hers.role()).isEqualTo(PeeringRole.REQUESTER);
    assertThat(hers.tags()).isEqualTo(TAGS);
    var his = seenBy(PeeringCast.BOB).orElseThrow();
    assertThat(his.role()).isEqualTo(PeeringRole.ACCEPTER);
    assertThat(his.tags().pairs()).isEmpty();
    assertThat(seenBy(PeeringCast.CAROL)).isEmpty();
  }

  @Test
  void twiceIsOnce() {
    var events =
        List.<PeeringEvent>of(
            requested,
            new PeeringAccepted(id, PeeringCast.BOB, parties),
            new PeeringRenamed(id, "mine", List.of(PeeringCast.BOB)),
            new PeeringTagged(id, PeeringCast.BOB, TAGS, List.of(PeeringCast.BOB)),
            new PeeringBandwidthChanged(id, 500, parties));
    for (int i = 0; i < events.size(); i++) {
      told(events.get(i), i);
    }
    var once = seenBy(PeeringCast.BOB).orElseThrow();
    for (int i = 0; i < events.size(); i++) {
      told(events.get(i), i);
    }
    assertThat(seenBy(PeeringCast.BOB)).contains(once);
    assertThat(once.state()).isEqualTo(PeeringStatus.ACTIVE);
    assertThat(once.bandwidthMbps()).isEqualTo(500);
    assertThat(once.name()).isEqualTo("mine");
    assertThat(once.version()).isEqualTo(4);
  }

  @Test
  void whatWasAskedAnewIsPendingAgain() {
    var later = until.plus(Duration.ofDays(8));
    told(requested, 0);
    told(new PeeringExpired(id, parties), 1);
    projection.forgetEndedBefore(now.plus(Duration.ofDays(60)));
    told(new PeeringReactivated(id, later, parties), 2);
    var seen = seenBy(PeeringCast.ALICE).orElseThrow();
    assertThat(seen.state()).isEqualTo(PeeringStatus.PENDING);
    assertThat(seen.expiresAt()).isEqualTo(later);
  }

  @Test
  void aDeletedOneStaysForAWhileAndAClearedOneGoes() {
    told(requested, 0);
    told(new PeeringDeleted(id, PeeringCast.BOB, RouteDisposal.KEEP, parties), 1);
    assertThat(seenBy(PeeringCast.ALICE).orElseThrow().state()).isEqualTo(PeeringStatus.DELETED);
    projection.forgetEndedBefore(now.minusSeconds(1));
    assertThat(seenBy(PeeringCast.ALICE)).isPresent();
    projection.forgetEndedBefore(now.plusSeconds(1));
    assertThat(seenBy(PeeringCast.ALICE)).isEmpty();
  }

  @Test
  void whatHasExpiredAndIsClearedIsGone() {
    told(requested, 0);
    told(new PeeringExpired(id, parties), 1);
    told(new PeeringDeleted(id, PeeringCast.ALICE, RouteDisposal.KEEP, parties), 2);
    assertThat(seenBy(PeeringCast.ALICE)).isEmpty();
  }
}
