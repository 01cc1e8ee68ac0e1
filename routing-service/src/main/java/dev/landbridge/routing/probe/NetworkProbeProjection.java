package dev.landbridge.routing.probe;

import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeChanged;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeDefined;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeRemoved;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeReported;
import dev.landbridge.platform.projection.ProjectionWrites;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Network probes as they are listed; versions make a repeat harmless. */
@Component
@ProcessingGroup("network-probe-view")
class NetworkProbeProjection {
  private final ProjectionWrites writes;

  NetworkProbeProjection(ProjectionWrites writes) {
    this.writes = writes;
  }

  @ResetHandler
  void reset() {
    writes.update("delete from network_probe_view");
  }

  @EventHandler
  void on(
      NetworkProbeEvent event,
      @SequenceNumber long version,
      @Timestamp Instant at,
      TrackingToken token) {
    switch (event) {
      case NetworkProbeDefined e -> insert(e, version, at, token.position().orElseThrow());
      case NetworkProbeChanged e -> change(e, version);
      case NetworkProbeReported e -> report(e, version);
      case NetworkProbeRemoved e ->
          writes.add(
              "delete from network_probe_view where probe_id = ? and version < ?",
              e.id().text(),
              version);
    }
  }

  private void insert(NetworkProbeDefined e, long version, Instant at, long position) {
    writes.add(
        """
            insert into network_probe_view (probe_id, vpc_id, subnet_id, account_id, name,
              description, destinations, next_hop_type, next_hop_id, results, created_at, position,
              version)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, nullif(?, ''), nullif(?, ''),
              ?::jsonb, ?, ?, ?) on conflict do nothing
            """,
        e.id().text(),
        e.vpcId().text(),
        e.subnetId().text(),
        e.owner().text(),
        e.name(),
        e.description(),
        ProbeColumns.write(e.destinations()),
        ProbeColumns.type(e.nextHop()),
        ProbeColumns.id(e.nextHop()),
        ProbeColumns.write(List.of()),
        at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
        position,
        version);
  }

  private void change(NetworkProbeChanged e, long version) {
    writes.add(
        """
        update network_probe_view p set name = e.name, description = e.description,
          destinations = e.destinations, next_hop_type = nullif(e.type, ''),
          next_hop_id = nullif(e.hop, ''), version = e.version,
          results = case when old.same then p.results else '[]' end,
          measured_at = case when old.same then p.measured_at end
        from (values (?, ?, ?, ?::jsonb, ?, ?, ?::bigint))
            as e (id, name, description, destinations, type, hop, version)
          cross join lateral (
            select v.destinations = e.destinations and coalesce(next_hop_type, '') = e.type
              and coalesce(next_hop_id, '') = e.hop as same
            from network_probe_view v where v.probe_id = e.id) as old
        where p.probe_id = e.id and p.version < e.version
        """,
        e.id().text(),
        e.name(),
        e.description(),
        ProbeColumns.write(e.destinations()),
        ProbeColumns.type(e.nextHop()),
        ProbeColumns.id(e.nextHop()),
        version);
  }

  /** What was measured earlier does not replace what was measured later. */
  private void report(NetworkProbeReported e, long version) {
    var at = e.measuredAt().atOffset(ZoneOffset.UTC);
    writes.add(
        """
        update network_probe_view p set version = e.version,
          results = case when p.measured_at > e.at then p.results else e.results end,
          measured_at = greatest(p.measured_at, e.at)
        from (values (?, ?::bigint, ?::timestamptz, ?::jsonb)) as e (id, version, at, results)
        where p.probe_id = e.id and p.version < e.version
        """,
        e.id().text(),
        version,
        at,
        ProbeColumns.write(e.results()));
  }
}
