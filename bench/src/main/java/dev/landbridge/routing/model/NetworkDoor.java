package dev.landbridge.routing.model;

import dev.landbridge.platform.store.EventTypes;
import dev.landbridge.routing.RoutingSettings;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the network from a database without the service around it. */
public final class NetworkDoor {
  /** Into how many lanes what was heard is divided. */
  public static final int LANES = HeardEventRegister.LANES;

  private NetworkDoor() {}

  public static NetworkReader reader(DataSource database) {
    var types = new EventTypes();
    var heard = new HeardEventRegister(JdbcClient.create(database), types);
    var settings = new RoutingSettings(10, 50, 50, 20, Duration.ofDays(1), Duration.ofMinutes(1));
    return new NetworkReader(new StoredEventRegister(database, heard, settings), types, settings);
  }
}
