package dev.landbridge.peering.connection;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringChargeTypeChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.PeeringEvent.PeeringDescribed;
import dev.landbridge.events.peering.PeeringEvent.PeeringExpired;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRejected;
import dev.landbridge.events.peering.PeeringEvent.PeeringRenamed;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.PeeringEvent.PeeringServiceLevelChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.events.peering.PeeringEvent.PeeringWithdrawn;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.peering.TagsColumn;
import dev.landbridge.platform.projection.ProjectionWrites;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Peering connections as they are listed, and what each side calls and marks them with. */
@Component
@ProcessingGroup("peering-view")
class PeeringProjection {
  private static final String INSERT =
      """
      insert into peering_view (connection_id, state, requester_account, requester_vpc,
        requester_region, requester_blocks, requester_name, requester_description,
        accepter_account, accepter_vpc, accepter_region, accepter_blocks, accepter_name,
        accepter_description, bandwidth_mbps, charge_type, service_level, expires_at, created_at,
        version, position)
      values (?, 'PENDING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private final ProjectionWrites writes;

  PeeringProjection(ProjectionWrites writes) {
    this.writes = writes;
  }

  @ResetHandler
  void reset() {
    writes.update("truncate peering_view");
  }

  @EventHandler
  void on(
      PeeringEvent event,
      @SequenceNumber long version,
      @Timestamp Instant at,
      TrackingToken token) {
    switch (event) {
      case PeeringRequested e -> insert(e, version, token.position().orElseThrow());
      case PeeringAccepted e -> {
        live(e.id(), PeeringStatus.ACTIVE, null, version);
        if (e.rule() != null) {
          set("accepted_by_rule = ?", e.rule().text(), e.id());
        }
      }
      case PeeringRestored e -> live(e.id(), PeeringStatus.ACTIVE, null, version);
      case PeeringIsolated e -> live(e.id(), PeeringStatus.ISOLATED, e.reason(), version);
      case PeeringRejected e -> ended(e.id(), PeeringStatus.REJECTED, e.reason(), version, at);
      case PeeringExpired e -> ended(e.id(), PeeringStatus.EXPIRED, null, version, at);
      case PeeringWithdrawn e -> ended(e.id(), PeeringStatus.DELETED, null, version, at);
      case PeeringDeleted e -> delete(e, version, at);
      case PeeringReactivated e -> {
        live(e.id(), PeeringStatus.PENDING, null, version);
        set("expires_at = ?", time(e.expiresAt()), e.id());
      }
      case PeeringRenamed e -> note("name", e.name(), e, version);
      case PeeringDescribed e -> note("description", e.description(), e, version);
      case PeeringTagged e -> note("tags", TagsColumn.write(e.tags()), e, version);
      case PeeringBandwidthChanged e -> terms("bandwidth_mbps = ?", e.bandwidthMbps(), e, version);
      case PeeringChargeTypeChanged e ->
          terms("charge_type = ?", e.chargeType().name(), e, version);
      case PeeringServiceLevelChanged e ->
          terms("service_level = ?", e.serviceLevel().name(), e, version);
    }
  }

  private void insert(PeeringRequested e, long version, long position) {
    writes.add(
        INSERT,
        e.id().text(),
        e.requester().account().text(),
        e.requester().vpcId().text(),
        e.requester().region().text(),
        blocks(e.requester()),
        e.name(),
        e.description(),
        e.accepter().account().text(),
        e.accepter().vpcId().text(),
        e.accepter().region().text(),
        blocks(e.accepter()),
        e.name(),
        e.description(),
        e.bandwidthMbps(),
        e.chargeType().name(),
        e.serviceLevel().name(),
        time(e.expiresAt()),
        time(e.requestedAt()),
        version,
        position);
  }

  private static String[] blocks(VpcEnd end) {
    return end.cidrBlocks().stream().map(CidrBlock::text).toArray(String[]::new);
  }

  private void live(
      PeeringConnectionId id, PeeringStatus state, @Nullable String reason, long version) {
    state(id, state, reason, version, null);
  }

  private void ended(
      PeeringConnectionId id,
      PeeringStatus state,
      @Nullable String reason,
      long version,
      Instant at) {
    state(id, state, reason, version, time(at));
  }

  /** The version guard makes a replayed or repeated event harmless. */
  private void state(
      PeeringConnectionId id,
      PeeringStatus state,
      @Nullable String reason,
      long version,
      @Nullable OffsetDateTime endedAt) {
    writes.add(
        """
        update peering_view set state = ?, reason = ?, ended_at = ?::timestamptz, version = ?
        where connection_id = ? and version < ?
        """,
        state.name(),
        reason,
        endedAt,
        version,
        id.text(),
        version);
  }

  /** What had ended before is cleared for good; what was live stays to be seen for a while. */
  private void delete(PeeringDeleted e, long version, Instant at) {
    writes.add(
        """
        delete from peering_view
        where connection_id = ? and version < ? and state in ('REJECTED', 'EXPIRED')
        """,
        e.id().text(),
        version);
    ended(e.id(), PeeringStatus.DELETED, null, version, at);
  }

  /** On the side of the one account that the event names; an account may be both sides. */
  private void note(String column, String value, PeeringEvent event, long version) {
    var type = column.equals("tags") ? "jsonb" : "text";
    writes.add(
        """
        update peering_view v set version = e.version,
          requester_%1$s = case when requester_account = e.account then e.value
            else requester_%1$s end,
          accepter_%1$s = case when accepter_account = e.account then e.value
            else accepter_%1$s end
        from (values (?, ?, ?::%2$s, ?::bigint)) as e (id, account, value, version)
        where v.connection_id = e.id and v.version < e.version
        """
            .formatted(column, type),
        event.id().text(),
        event.accounts().getFirst().text(),
        value,
        version);
  }

  private void terms(String assignment, Object value, PeeringEvent event, long version) {
    writes.add(
        "update peering_view set version = ?, "
            + assignment
            + " where connection_id = ? and version < ?",
        version,
        value,
        event.id().text(),
        version);
  }

  private void set(String assignment, Object value, PeeringConnectionId id) {
    writes.add(
        "update peering_view set " + assignment + " where connection_id = ?", value, id.text());
  }

  /** But for what expired: it can be asked anew at any time, and is not shown until then. */
  void forgetEndedBefore(Instant limit) {
    writes.update(
        "delete from peering_view where ended_at < ? and state <> 'EXPIRED'", time(limit));
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
