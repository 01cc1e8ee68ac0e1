package dev.landbridge.bench;

import dev.landbridge.events.DomainEvent;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;

/** The limit of every write: one row with the same bytes, committed by itself. */
final class RawInserts {
  private final DataSource dataSource;
  private final byte[] payload;
  private final byte[] metadata;

  RawInserts(PeeringService service, DomainEvent like) throws SQLException {
    this.dataSource = service.dataSource();
    var serializer = service.bean(Serializer.class);
    this.payload = serializer.serialize(like, byte[].class).getData();
    this.metadata = serializer.serialize(MetaData.from(History.callData()), byte[].class).getData();
    new Registers(dataSource)
        .execute(
            """
            create table if not exists bench_raw (
              id bigint generated always as identity primary key,
              payload bytea not null, metadata bytea not null)
            """);
  }

  void insert() throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into bench_raw (payload, metadata) values (?, ?)")) {
      statement.setBytes(1, payload);
      statement.setBytes(2, metadata);
      statement.executeUpdate();
    }
  }
}
