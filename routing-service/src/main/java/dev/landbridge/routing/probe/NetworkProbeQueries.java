package dev.landbridge.routing.probe;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.probe.NetworkProbe.Live;
import dev.landbridge.routing.probe.NetworkProbe.Report;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Network probes of an account, one by one and by page. */
@Component
class NetworkProbeQueries {
  private static final String SELECT =
      """
      select probe_id, vpc_id, subnet_id, account_id, name, description, destinations,
        next_hop_type, next_hop_id, measured_at, results, created_at, position, version
      from network_probe_view where account_id = :account\s""";

  private final JdbcClient db;
  private final ProbeRouteQueries routes;

  NetworkProbeQueries(JdbcClient db, ProbeRouteQueries routes) {
    this.db = db;
    this.routes = routes;
  }

  private record Row(long position, long version, Live probe) {}

  Optional<NetworkProbeResource> find(NetworkProbeId id, AccountId account) {
    return db.sql(SELECT + "and probe_id = :id")
        .param("account", account.text())
        .param("id", id.text())
        .query(NetworkProbeQueries::row)
        .optional()
        .map(row -> resource(row.probe(), row.version()));
  }

  NetworkProbeResource resource(Live probe, long version) {
    var derived = routes.of(List.of(probe.id())).getOrDefault(probe.id(), List.of());
    return NetworkProbeResource.of(probe, derived, version);
  }

  Page<NetworkProbeResource> page(
      AccountId account, @Nullable VpcId vpc, @Nullable SubnetId subnet, PageRequest page) {
    var sql = new StringBuilder(SELECT).append("and position > :after ");
    if (vpc != null) {
      sql.append("and vpc_id = :vpc ");
    }
    if (subnet != null) {
      sql.append("and subnet_id = :subnet ");
    }
    var rows =
        db.sql(sql.append("order by position limit :limit + 1").toString())
            .param("account", account.text())
            .param("after", page.after())
            .param("vpc", vpc == null ? null : vpc.text())
            .param("subnet", subnet == null ? null : subnet.text())
            .param("limit", page.limit())
            .query(NetworkProbeQueries::row)
            .list();
    var derived = routes.of(rows.stream().map(row -> row.probe().id()).toList());
    return Page.of(rows, page, Row::position)
        .map(
            row ->
                NetworkProbeResource.of(
                    row.probe(), derived.getOrDefault(row.probe().id(), List.of()), row.version()));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    var type = row.getString("next_hop_type");
    var hop =
        NetworkProbeResource.hop(
            type == null ? null : NextHopType.valueOf(type), row.getString("next_hop_id"));
    return new Row(
        row.getLong("position"),
        row.getLong("version"),
        new Live(
            NetworkProbeId.parse(row.getString("probe_id")),
            VpcId.parse(row.getString("vpc_id")),
            SubnetId.parse(row.getString("subnet_id")),
            AccountId.parse(row.getString("account_id")),
            new ProbeDefinition(
                row.getString("name"),
                row.getString("description"),
                ProbeColumns.destinations(row.getString("destinations")),
                hop),
            report(row),
            row.getObject("created_at", OffsetDateTime.class).toInstant()));
  }

  private static Report report(ResultSet row) throws SQLException {
    var at = row.getObject("measured_at", OffsetDateTime.class);
    return at == null
        ? Report.NONE
        : new Report(at.toInstant(), ProbeColumns.results(row.getString("results")));
  }
}
