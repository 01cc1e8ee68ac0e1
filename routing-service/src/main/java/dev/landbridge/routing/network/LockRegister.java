package dev.landbridge.routing.network;

import dev.landbridge.events.TextValue;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes decisions about the same VPCs and connections serial, until the transaction ends. Take all
 * locks in one call and before any command is sent: whoever waits here must hold no aggregate.
 */
@Component
public class LockRegister {
  private final JdbcClient db;

  LockRegister(JdbcClient db) {
    this.db = db;
  }

  public void lock(TextValue... ids) {
    var sorted = Arrays.stream(ids).map(TextValue::text).distinct().sorted();
    db.sql(
            """
            select pg_advisory_xact_lock(hashtextextended(id, 0))
            from unnest(string_to_array(?, ' ')) as id
            """)
        .param(sorted.collect(Collectors.joining(" ")))
        .query((row, number) -> number)
        .list();
  }
}
