package dev.landbridge.peering.vpc;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.Conditions;
import dev.landbridge.peering.FreeText;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.ResourceName;
import dev.landbridge.peering.TagKey;
import dev.landbridge.peering.TagsColumn;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link VpcProjection} wrote about subnets. */
@Component
class SubnetQueries {
  private static final String SELECT =
      "select s.*, v.version from subnet_view s join vpc_view v on v.vpc_id = s.vpc_id where ";

  private final JdbcClient db;

  SubnetQueries(JdbcClient db) {
    this.db = db;
  }

  /** Which subnets of a list are wanted. */
  record SubnetFilter(
      @Nullable VpcId vpcId,
      @Nullable ResourceName name,
      @Nullable TagKey tagKey,
      @Nullable FreeText tagValue) {}

  /** Without an account, of every account. */
  Optional<SubnetResource> find(SubnetId id, Optional<AccountId> account) {
    var conditions =
        new Conditions("s.subnet_id = :id", "id", id)
            .and("s.account_id = :account", "account", account.orElse(null));
    return db.sql(SELECT + conditions.sql())
        .params(conditions.values())
        .query((row, _) -> resource(row))
        .optional();
  }

  List<Positioned<SubnetResource>> list(
      SubnetFilter filter, Optional<AccountId> account, PageRequest page) {
    var conditions =
        new Conditions("s.position > :after", "after", page.after())
            .of("s", account)
            .and("s.vpc_id = :vpc", "vpc", filter.vpcId())
            .and("s.name = :name", "name", filter.name())
            .and("jsonb_exists(s.tags, :key)", "key", filter.tagKey())
            .and(
                "s.tags @> :tag::jsonb",
                "tag",
                TagsColumn.containing(filter.tagKey(), filter.tagValue()));
    return db.sql(SELECT + conditions.sql() + " order by s.position limit :most")
        .params(conditions.values())
        .param("most", page.limit() + 1)
        .query((row, _) -> new Positioned<>(resource(row), row.getLong("position")))
        .list();
  }

  private static SubnetResource resource(ResultSet row) throws SQLException {
    return new SubnetResource(
        new SubnetId(row.getString("subnet_id")),
        new AccountId(row.getString("account_id")),
        new VpcId(row.getString("vpc_id")),
        row.getString("name"),
        CidrBlock.parse(row.getString("cidr_block")),
        TagsColumn.read(row.getString("tags")),
        row.getLong("version"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
