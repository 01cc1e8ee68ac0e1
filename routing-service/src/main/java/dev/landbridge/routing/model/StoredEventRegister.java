package dev.landbridge.routing.model;

import dev.landbridge.platform.store.EventTail;
import dev.landbridge.platform.store.EventTail.StoredEvent;
import dev.landbridge.routing.RoutingSettings;
import dev.landbridge.routing.model.HeardEventRegister.Heard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * A connection of its own to what is stored, for one reader at a time. Within the asker's
 * transaction the tail would take an id for new that others may be younger than, and who asks may
 * hold the pool's last connection.
 */
@Component
class StoredEventRegister {
  static final int BATCH = 5_000;

  private final DataSource pool;
  private final HeardEventRegister heard;
  private final Duration patience;
  private @Nullable Reading reading;

  StoredEventRegister(DataSource pool, HeardEventRegister heard, RoutingSettings settings) {
    this.pool = pool;
    this.heard = heard;
    this.patience = settings.networkWait();
  }

  private record Reading(SingleConnectionDataSource connection, EventTail tail, JdbcClient db) {
    static Reading over(SingleConnectionDataSource connection) {
      return new Reading(connection, new EventTail(connection), JdbcClient.create(connection));
    }
  }

  /** The next events of this service after a position. */
  List<StoredEvent> own(long position) {
    return read(reading -> reading.tail().after(position, BATCH));
  }

  /**
   * The next events of others.
   *
   * @param places the last place read, by lane
   */
  List<Heard> heard(Long[] places) {
    return read(reading -> heard.after(reading.db(), places));
  }

  /** A connection that broke since the last time is replaced; what breaks again is an outage. */
  private <T> T read(Function<Reading, T> look) {
    var known = reading;
    if (known != null) {
      try {
        return look.apply(known);
      } catch (DataAccessException broken) {
        close();
      }
    }
    var fresh = open();
    reading = fresh;
    return look.apply(fresh);
  }

  /** On this connection a silent server counts as gone: whoever reads holds up all others. */
  private Reading open() {
    try {
      return over(pool.getConnection());
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("Expected a connection to read events", e);
    }
  }

  private Reading over(Connection connection) throws SQLException {
    try {
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
      return Reading.over(new SingleConnectionDataSource(connection, true));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  void close() {
    var known = reading;
    reading = null;
    if (known != null) {
      known.connection().destroy();
    }
  }
}
