package dev.landbridge.peering.vpc;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.Conditions;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.TagsColumn;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link VpcProjection} wrote about VPCs. */
@Component
class VpcQueries {
  private final JdbcClient db;

  VpcQueries(JdbcClient db) {
    this.db = db;
  }

  /** Without an account, of every account. */
  Optional<VpcResource> find(VpcId id, Optional<AccountId> account) {
    var conditions =
        new Conditions("vpc_id = :id", "id", id)
            .and("account_id = :account", "account", account.orElse(null));
    return db.sql("select * from vpc_view where " + conditions.sql())
        .params(conditions.values())
        .query((row, _) -> resource(row))
        .optional();
  }

  List<Positioned<VpcResource>> list(
      VpcFilter filter, Optional<AccountId> account, PageRequest page) {
    var conditions =
        new Conditions("position > :after", "after", page.after())
            .of("vpc_view", account)
            .and("region = :region", "region", filter.region())
            .and("name = :name", "name", filter.name())
            .and(
                "cidr_block = :block or :block = any (secondary_cidr_blocks)",
                "block",
                filter.cidrBlock())
            .and("jsonb_exists(tags, :key)", "key", filter.tagKey())
            .and(
                "tags @> :tag::jsonb",
                "tag",
                TagsColumn.containing(filter.tagKey(), filter.tagValue()));
    return db.sql(
            "select * from vpc_view where " + conditions.sql() + " order by position limit :most")
        .params(conditions.values())
        .param("most", page.limit() + 1)
        .query((row, _) -> new Positioned<>(resource(row), row.getLong("position")))
        .list();
  }

  private static VpcResource resource(ResultSet row) throws SQLException {
    return new VpcResource(
        new VpcId(row.getString("vpc_id")),
        new AccountId(row.getString("account_id")),
        new Region(row.getString("region")),
        row.getString("name"),
        CidrBlock.parse(row.getString("cidr_block")),
        Stream.of((String[]) row.getArray("secondary_cidr_blocks").getArray())
            .map(CidrBlock::parse)
            .toList(),
        TagsColumn.read(row.getString("tags")),
        row.getInt("subnets"),
        row.getLong("version"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
