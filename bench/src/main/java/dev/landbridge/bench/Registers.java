package dev.landbridge.bench;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Puts VPCs and connections where decisions look them up, without the way through the API. */
record Registers(DataSource dataSource) {

  /** A RED and a BLUE for each number. */
  void addPairs(long from, long count) throws SQLException {
    execute(
        """
        insert into vpc_register (vpc_id, account_id, region, blocks, reach)
        select 'vpc-' || lpad(to_hex(2 * n + side), 17, '0'), account, region, array[block],
          array[block::inet]
        from generate_series(%d::bigint, %d::bigint) n,
          (values (0, '%s', 'ap-guangzhou', '%s'), (1, '%s', 'ap-beijing', '%s'))
            as sides (side, account, region, block)
        """
            .formatted(from, from + count - 1, Cast.ALICE, Cast.RED, Cast.BOB, Cast.BLUE));
    execute("analyze vpc_register"); // not what is still empty: plans would last
  }

  void addConnections(long from, long count) throws SQLException {
    execute(
        """
        insert into connection_register (connection_id, requester_account, accepter_account,
          requester_vpc, accepter_vpc, cross_region, answer_by)
        select 'pcx-' || lpad(to_hex(n), 17, '0'), '%s', '%s',
          'vpc-' || lpad(to_hex(2 * n), 17, '0'), 'vpc-' || lpad(to_hex(2 * n + 1), 17, '0'),
          true, null
        from generate_series(%d::bigint, %d::bigint) n
        """
            .formatted(Cast.ALICE, Cast.BOB, from, from + count - 1));
  }

  void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
