package dev.landbridge.testkit.sample.other;

import dev.landbridge.testkit.sample.room.Used;
import java.sql.ResultSet;
import java.sql.SQLException;

final class SampleQueries {
  private SampleQueries() {}

  static Used read(ResultSet rows) throws SQLException {
    return new Used(rows.getInt(1));
  }
}
