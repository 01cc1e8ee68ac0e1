package dev.landbridge.platform.log;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the relay stands, and who is allowed to be it: a session lock that ends with its holder.
 */
final class RelayStand {
  private static final String NAME = "relay";
  static final long LOCK = 0x6c62_7265_6c61_79L;

  private final DataSource dataSource;
  private final JdbcClient db;

  RelayStand(DataSource dataSource, JdbcClient db) {
    this.dataSource = dataSource;
    this.db = db;
  }

  /** Tries to become the relay. */
  Claim claim() {
    try {
      var connection = dataSource.getConnection();
      try (var query = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
        query.setLong(1, LOCK);
        try (var row = query.executeQuery()) {
          return new Claim(connection, row.next() && row.getBoolean(1));
        }
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Expected to ask for the relay's lock", e);
    }
  }

  long position() {
    return db.sql("select position from progress where name = ?")
        .param(NAME)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Only after the broker acknowledged everything up to there. */
  void moveTo(long position) {
    db.sql(
            """
            insert into progress as p (name, position) values (?, ?)
            on conflict (name) do update set position = greatest(p.position, excluded.position)
            """)
        .params(NAME, position)
        .update();
  }

  /** Holds the lock as long as its connection lives. */
  record Claim(Connection connection, boolean locked) implements AutoCloseable {

    /** A broken connection has lost the lock, and somebody else may be the relay. */
    boolean isHeld() {
      try {
        return locked && connection.isValid(5);
      } catch (SQLException e) {
        return false;
      }
    }

    @Override
    public void close() {
      try (connection) {
        if (locked) {
          try (var unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, LOCK);
            unlock.execute();
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException("Expected to release the relay's lock", e);
      }
    }
  }
}
