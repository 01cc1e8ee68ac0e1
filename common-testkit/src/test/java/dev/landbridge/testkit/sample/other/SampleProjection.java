package dev.landbridge.testkit.sample.other;

import dev.landbridge.testkit.sample.room.Used;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Breaks a rule: what it writes passes by {@code ProjectionWrites}. */
final class SampleProjection {
  private SampleProjection() {}

  static void write(Used used, PreparedStatement statement) throws SQLException {
    statement.setString(1, used.toString());
  }
}
