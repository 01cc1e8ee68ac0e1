package dev.landbridge.bench;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Puts VPCs and connections where decisions look them up, without the way through the API. */
record Registers(DataSource dataSource) {

  /** A RED and a BLUE for each number. */
  void addPairs(long from, long count) throws SQLException {
    execute(
        """
        insert into vpc_register (vpc_id, account_id, region, blocks)
        select 'vpc-' || lpad(to_hex(2 * n + side), 17, '0'),
          case side when 0 then '%s' else '%s' end,
          case side when 0 then 'ap-guangzhou' else 'ap-beijing' end,
          case side when 0 then array['%s'] else array['%s'] end
        from generate_series(%d::bigint, %d::bigint) n, generate_series(0, 1) side
        """
            .formatted(Cast.ALICE, Cast.BOB, Cast.RED, Cast.BLUE, from, from + count - 1));
    execute(
        """
        insert into vpc_reach (vpc_id, realm, cidr_block, source)
        select vpc_id, '', blocks[1]::inet, 'own' from vpc_register
        where vpc_id between '%s' and '%s'
        """
            .formatted(Cast.red(from).vpcId().text(), Cast.blue(from + count - 1).vpcId().text()));
    execute("analyze vpc_register, vpc_reach"); // not what is still empty: plans would last
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
