package dev.landbridge.routing.table;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which subnets a table serves: those associated with it; the main one all others. */
@Component
class ServedSubnetQueries {
  private final JdbcClient db;

  ServedSubnetQueries(JdbcClient db) {
    this.db = db;
  }

  private record Served(RouteTableId table, SubnetId subnet) {}

  Map<RouteTableId, List<SubnetId>> servedBy(List<RouteTableId> tables) {
    if (tables.isEmpty()) {
      return Map.of();
    }
    return db
        .sql(
            """
            select t.table_id, s.subnet_id
            from route_table_register t
            join known_subnet s on s.vpc_id = t.vpc_id and s.present
            left join subnet_association a on a.subnet_id = s.subnet_id
            where t.table_id in (:tables)
              and (a.table_id = t.table_id or (a.table_id is null and t.main))
            order by s.position, s.subnet_id
            """)
        .param("tables", tables.stream().map(RouteTableId::text).toList())
        .query(
            (row, _) ->
                new Served(
                    RouteTableId.parse(row.getString("table_id")),
                    SubnetId.parse(row.getString("subnet_id"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Served::table, Collectors.mapping(Served::subnet, Collectors.toList())));
  }
}
