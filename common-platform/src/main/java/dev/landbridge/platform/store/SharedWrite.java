package dev.landbridge.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Something that units of work write just before their events, and that is written for several of
 * them by one statement. It decides nothing: where what the units rest on does not hold any more,
 * it fails.
 */
public interface SharedWrite<T> {
  /** What is written at most once in a transaction: of two with the same name one comes later. */
  Set<String> names(T row);

  void write(Connection connection, List<T> rows) throws SQLException;
}
