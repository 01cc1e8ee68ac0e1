package dev.landbridge.routing.probe;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.plan.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The routes that follow from probes, derived when asked for; nothing of them is stored. */
@Component
public class ProbeRouteQueries {
  private static final int DIGITS = 17;
  private static final String SELECT =
      """
      select p.probe_id, t.table_id, host(d.destination) as destination, p.next_hop_type,
        p.next_hop_id, d.place, d.since
      from network_probe_register p
      join network_probe_destination d using (probe_id)
      join known_subnet s on s.subnet_id = p.subnet_id and s.present
      left join subnet_association a on a.subnet_id = p.subnet_id
      join route_table_register t
        on t.vpc_id = p.vpc_id and (t.table_id = a.table_id or (a.table_id is null and t.main))
      where p.next_hop_id is not null
      """;

  private final JdbcClient db;

  ProbeRouteQueries(JdbcClient db) {
    this.db = db;
  }

  /** Of the probes whose subnets use the table. */
  public List<ProbeRoute> of(RouteTableId table) {
    return db.sql(SELECT + "and t.table_id = ? order by d.place")
        .param(table.text())
        .query(ProbeRouteQueries::route)
        .list();
  }

  Map<NetworkProbeId, List<ProbeRoute>> of(Collection<NetworkProbeId> probes) {
    if (probes.isEmpty()) {
      return Map.of();
    }
    return db
        .sql(SELECT + "and p.probe_id in (:probes) order by d.place")
        .param("probes", probes.stream().map(NetworkProbeId::text).toList())
        .query(ProbeRouteQueries::route)
        .list()
        .stream()
        .collect(Collectors.groupingBy(ProbeRoute::probeId));
  }

  private static ProbeRoute route(ResultSet row, int number) throws SQLException {
    var table = RouteTableId.parse(row.getString("table_id"));
    var probe = NetworkProbeId.parse(row.getString("probe_id"));
    var destination = CidrBlock.of(IpAddress.parse(row.getString("destination")));
    var content = "probe:%s:%s:%s".formatted(table, probe, destination);
    return new ProbeRoute(
        RouteId.parse(RouteId.PREFIX + Fingerprint.of(content, DIGITS)),
        table,
        probe,
        destination,
        new NextHop(
            NextHopType.valueOf(row.getString("next_hop_type")), row.getString("next_hop_id")),
        row.getLong("place"),
        row.getTimestamp("since").toInstant());
  }
}
