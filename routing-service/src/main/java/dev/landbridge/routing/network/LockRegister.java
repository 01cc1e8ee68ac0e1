package dev.landbridge.routing.network;

import dev.landbridge.events.TextValue;
import java.util.Arrays;
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
    Arrays.stream(ids).map(TextValue::text).distinct().sorted().forEach(this::lock);
  }

  private void lock(String id) {
    db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as locked")
        .param(id)
        .query(Integer.class)
        .single();
  }
}
