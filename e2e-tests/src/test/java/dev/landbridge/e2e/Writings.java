package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that an installation has written so far, piece by piece. */
record Writings(Installation installation) {

  /** Takes one piece after the other; {@code where} begins with the kind of place. */
  interface Reader {
    void read(String where, byte[] piece);
  }

  void read(Reader reader) {
    files(installation.data(), reader);
    shown(reader);
  }

  /** But for the files in which tables and topics lie. */
  void readWhatIsShown(Reader reader) {
    files(installation.data().resolve("log"), reader);
    shown(reader);
  }

  private void shown(Reader reader) {
    tables(reader);
    topics(reader);
    installation.output().forEach(line -> reader.read("output", line.getBytes(UTF_8)));
  }

  /** Every column of every table of every database, and what its sessions did last. */
  private void tables(Reader reader) {
    var store = installation.store("peering");
    for (var database : List.of("postgres", "peering", "routing", "gateway")) {
      var url = store.url().replaceFirst("[^/]+$", database);
      try (var connection = DriverManager.getConnection(url, "landbridge", store.password())) {
        for (var table : tables(connection)) {
          rows(connection, table, "table " + database + "." + table, reader);
        }
      } catch (SQLException e) {
        throw new AssertionError("Cannot read " + url, e);
      }
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    var sql =
        """
        select quote_ident(table_schema) || '.' || quote_ident(table_name)
        from information_schema.tables
        where table_schema not in ('pg_catalog', 'information_schema')
        union all select 'pg_catalog.pg_stat_activity'
        """;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private static void rows(Connection connection, String table, String where, Reader reader)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from " + table)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          reader.read(where, bytes(rows, i));
        }
      }
    }
  }

  private static byte[] bytes(ResultSet rows, int column) throws SQLException {
    if (rows.getMetaData().getColumnTypeName(column).equals("bytea")) {
      var bytes = rows.getBytes(column);
      return bytes == null ? new byte[0] : bytes;
    }
    return String.valueOf(rows.getString(column)).getBytes(UTF_8);
  }

  /** Keys, headers and values of all records of all topics, those of Kafka itself as well. */
  private void topics(Reader reader) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, installation.kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(each -> record(each, reader));
      }
    }
  }

  private static void record(ConsumerRecord<byte[], byte[]> found, Reader reader) {
    var where = "topic " + found.topic();
    found.headers().forEach(header -> reader.read(where, header.key().getBytes(UTF_8)));
    for (var header : found.headers()) {
      reader.read(where, header.value() == null ? new byte[0] : header.value());
    }
    reader.read(where, found.key() == null ? new byte[0] : found.key());
    reader.read(where, found.value() == null ? new byte[0] : found.value());
  }

  /** A part of the data directory as it lies there, but for the files whose content is keys. */
  private void files(Path folder, Reader reader) {
    var data = installation.data();
    var keys = Set.of(data.resolve("keys"), data.resolve("pg/password"));
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (keys.stream().noneMatch(file::startsWith)) {
          reader.read("file " + data.relativize(file), content(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing when it went meanwhile. */
  static byte[] content(Path file) throws IOException {
    try (var in = Files.newInputStream(file);
        var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return plain.readAllBytes();
    } catch (NoSuchFileException _) {
      return new byte[0];
    }
  }
}
