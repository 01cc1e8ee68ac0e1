package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class BackendsTest {
  private final Backends backends = Backends.shared();

  @Test
  void thereIsOneSetPerJvm() {
    assertThat(Backends.shared()).isSameAs(backends);
  }

  @Test
  void eachDatabaseIsFreshAndTakesRangeConstraints() throws SQLException {
    var first = backends.newDatabase("Fresh");
    var second = backends.newDatabase("Fresh");

    assertThat(first).isNotEqualTo(second);
    execute(first, "create extension btree_gist");
    execute(first, "create table only_in_first (id text)");
    execute(second, "create table only_in_first (id text)");
  }

  @Test
  void theServerWritesToDisk() throws SQLException {
    try (var connection = connect("postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("show fsync")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("on");
    }
  }

  @Test
  void kafkaAcknowledges() throws ExecutionException, InterruptedException {
    var topic = Backends.newName("topic");
    Map<String, Object> connection = Map.of("bootstrap.servers", backends.bootstrapServers());
    try (var admin = Admin.create(connection);
        var producer =
            new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      var stored = producer.send(new ProducerRecord<>(topic, "hello")).get();
      assertThat(stored.offset()).isZero();
    }
  }

  private void execute(String database, String sql) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private java.sql.Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        backends.jdbcUrl(database), backends.user(), backends.password());
  }
}
