package dev.landbridge.peering.connection;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.guard.GuardRegister;
import dev.landbridge.platform.store.SharedEndings;
import dev.landbridge.platform.store.SharedWrite;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Claims both VPCs for each of several requests at once, none of which was decided under a lock:
 * fails unless each VPC has the blocks that it had, nobody who is asked has got a guard meanwhile,
 * and every constraint holds.
 */
@Component
class SharedClaimsRegister implements SharedWrite<PeeringRequested> {
  /** Two statements: the second sees what whoever held one of the locks has changed. */
  private static final String CLAIM =
      """
      select pg_advisory_xact_lock_shared(hashtextextended(name, 0)) from unnest(?::text[]) as name;
      with ask as materialized (
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::boolean[], ?::timestamptz[])
          as a (id, requester_account, accepter_account, requester, accepter, requester_blocks,
            accepter_blocks, cross_region, until)
      ), known as (
        insert into connection_register (connection_id, requester_account, accepter_account,
          requester_vpc, accepter_vpc, accepter_blocks, cross_region, answer_by, reach)
        select id, requester_account, accepter_account, requester, accepter,
          string_to_array(accepter_blocks, ','), cross_region, until,
          case when ? then string_to_array(requester_blocks || ',' || accepter_blocks, ',')::inet[]
            else '{}' end
        from ask
      ), ends as materialized (
        select requester as vpc, accepter as peer, requester_blocks as own, accepter_blocks as others
        from ask
        union all select accepter, requester, accepter_blocks, requester_blocks from ask
        order by vpc
      )
      update vpc_register v set peers = v.peers || peer, peers_most = greatest((
          select most from quota_limit l where l.account_id = v.account_id and l.quota = ?
        ), ?),
        reach = v.reach
          || case when ? then '{}' else string_to_array(others, ',')::inet[] end
      from ends where v.vpc_id = ends.vpc and v.blocks = string_to_array(own, ',')
        and not exists (
          select from ask join guard_register g on g.account_id = accepter_account
          where g.policy <> 'OPEN'
            or exists (select from guard_requester l
              where l.account_id = g.account_id and l.requester_account = ask.requester_account)
            or exists (select from guard_rule r
              where r.account_id = g.account_id and r.requester_account = ask.requester_account))
      """;

  private final PeeringSettings settings;

  SharedClaimsRegister(PeeringSettings settings) {
    this.settings = settings;
  }

  @Override
  public Set<String> names(PeeringRequested e) {
    return Set.of(e.requester().vpcId().text(), e.accepter().vpcId().text());
  }

  @Override
  public void write(Connection connection, List<PeeringRequested> requests) throws SQLException {
    if (claim(connection, requests) < 2 * requests.size()) {
      throw SharedEndings.outdated("Expected guards and blocks to be as they were");
    }
  }

  /** Who decides under lock has to find things as they were when it is done. */
  private static Stream<String> locks(PeeringRequested e) {
    return Stream.of(
        GuardRegister.lockName(e.accepter().account()),
        e.requester().vpcId().text(),
        e.accepter().vpcId().text());
  }

  /** How many VPCs were claimed. */
  private int claim(Connection connection, List<PeeringRequested> requests) throws SQLException {
    try (var statement = connection.prepareStatement(CLAIM)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text",
              requests.stream()
                  .flatMap(SharedClaimsRegister::locks)
                  .distinct()
                  .sorted()
                  .toArray()));
      statement.setArray(2, texts(connection, requests, e -> e.id().text()));
      statement.setArray(3, texts(connection, requests, e -> e.requester().account().text()));
      statement.setArray(4, texts(connection, requests, e -> e.accepter().account().text()));
      statement.setArray(5, texts(connection, requests, e -> e.requester().vpcId().text()));
      statement.setArray(6, texts(connection, requests, e -> e.accepter().vpcId().text()));
      statement.setArray(7, texts(connection, requests, e -> blocks(e.requester().cidrBlocks())));
      statement.setArray(8, texts(connection, requests, e -> blocks(e.accepter().cidrBlocks())));
      statement.setArray(
          9,
          connection.createArrayOf(
              "bool",
              requests.stream()
                  .map(e -> !e.requester().region().equals(e.accepter().region()))
                  .toArray()));
      statement.setArray(10, texts(connection, requests, e -> e.expiresAt().toString()));
      statement.setBoolean(11, settings.peersMayOverlap());
      statement.setString(12, Quota.PEERING_CONNECTIONS_PER_VPC.name());
      statement.setInt(13, settings.limit(Quota.PEERING_CONNECTIONS_PER_VPC));
      statement.setBoolean(14, settings.peersMayOverlap());
      statement.execute();
      statement.getMoreResults();
      return statement.getUpdateCount();
    }
  }

  private static Array texts(
      Connection connection, List<PeeringRequested> requests, Function<PeeringRequested, String> of)
      throws SQLException {
    return connection.createArrayOf("text", requests.stream().map(of).toArray());
  }

  private static String blocks(List<CidrBlock> blocks) {
    return blocks.stream().map(CidrBlock::text).collect(Collectors.joining(","));
  }
}
