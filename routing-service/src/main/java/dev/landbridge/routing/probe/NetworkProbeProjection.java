package dev.landbridge.routing.probe;

import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeChanged;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeDefined;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeRemoved;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeReported;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Network probes as they are listed; versions make a repeat harmless. */
@Component
@ProcessingGroup("network-probe-view")
class NetworkProbeProjection {
  private final JdbcClient db;

  NetworkProbeProjection(JdbcClient db) {
    this.db = db;
  }

  @ResetHandler
  void reset() {
    db.sql("delete from network_probe_view").update();
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
          db.sql("delete from network_probe_view where probe_id = ? and version < ?")
              .params(e.id().text(), version)
              .update();
    }
  }

  private void insert(NetworkProbeDefined e, long version, Instant at, long position) {
    db.sql(
            """
            insert into network_probe_view (probe_id, vpc_id, subnet_id, account_id, name,
              description, destinations, next_hop_type, next_hop_id, results, created_at, position,
              version)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, nullif(?, ''), nullif(?, ''),
              ?::jsonb, ?, ?, ?) on conflict do nothing
            """)
        .params(
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
            version)
        .update();
  }

  private void change(NetworkProbeChanged e, long version) {
    db.sql(
            """
            update network_probe_view p set name = :name, description = :description,
              destinations = :destinations::jsonb, next_hop_type = nullif(:type, ''),
              next_hop_id = nullif(:hop, ''), version = :version,
              results = case when same.is_so then p.results else '[]' end,
              measured_at = case when same.is_so then p.measured_at end
            from (
              select destinations = :destinations::jsonb
                and coalesce(next_hop_type, '') = :type and coalesce(next_hop_id, '') = :hop as is_so
              from network_probe_view where probe_id = :id) same
            where p.probe_id = :id and p.version < :version
            """)
        .param("name", e.name())
        .param("description", e.description())
        .param("destinations", ProbeColumns.write(e.destinations()))
        .param("type", ProbeColumns.type(e.nextHop()))
        .param("hop", ProbeColumns.id(e.nextHop()))
        .param("version", version)
        .param("id", e.id().text())
        .update();
  }

  /** What was measured earlier does not replace what was measured later. */
  private void report(NetworkProbeReported e, long version) {
    var at = e.measuredAt().atOffset(ZoneOffset.UTC);
    db.sql(
            """
            update network_probe_view set version = :version,
              results = case when measured_at > :at then results else :results::jsonb end,
              measured_at = greatest(measured_at, :at)
            where probe_id = :id and version < :version
            """)
        .param("version", version)
        .param("at", at)
        .param("results", ProbeColumns.write(e.results()))
        .param("id", e.id().text())
        .update();
  }
}
