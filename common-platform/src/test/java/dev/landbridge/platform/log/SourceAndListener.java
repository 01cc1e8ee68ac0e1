package dev.landbridge.platform.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.sample.ListenerConfiguration;
import dev.landbridge.platform.sample.ListenerConfiguration.Ear;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.testkit.Eventually;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that writes the log and one that listens to it, on topics of their own. */
final class SourceAndListener implements AutoCloseable {
  private final ServiceUnderTest source;
  private ServiceUnderTest listener;
  private final Set<Integer> usedPartitions = new HashSet<>();
  private long next = 300_000_000_000L;

  SourceAndListener() {
    source = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
    listener =
        ServiceUnderTest.start(
            LandbridgeService::start,
            ListenerConfiguration.class,
            Map.of(
                "landbridge.kafka.topic-prefix",
                source.topicPrefix(),
                "landbridge.causal-wait",
                "2s"));
  }

  @Override
  public void close() {
    listener.close();
    source.close();
  }

  ServiceUnderTest source() {
    return source;
  }

  ServiceUnderTest listener() {
    return listener;
  }

  void restartListener() {
    listener = listener.restart();
  }

  Ear ear() {
    return listener.bean(Ear.class);
  }

  synchronized String newId() {
    return String.valueOf(next++);
  }

  /** On a partition that no other test uses: for records that nothing may follow. */
  synchronized String newIdApart() {
    while (true) {
      var id = newId();
      if (usedPartitions.add(partitionOf(id))) {
        return id;
      }
    }
  }

  HttpProbe alice() {
    return source
        .http()
        .withBearer(() -> InternalTokenForTests.ownerOf(new AccountId("100000000001")));
  }

  static HttpProbe operator(ServiceUnderTest service) {
    return service.http().withBearer(InternalTokenForTests::operator);
  }

  Answer create(String id, String name) {
    return alice().post("/v1/samples", Map.of("id", id, "name", name)).expect(201);
  }

  void rename(String id, String name) {
    alice().patch("/v1/samples/" + id, Map.of("name", name)).expect(200);
  }

  List<String> heard(String id) {
    return listener
        .bean(JdbcClient.class)
        .sql("select name from heard where subject = ? order by id")
        .param(id)
        .query(String.class)
        .list();
  }

  void hears(String id, String... names) {
    Eventually.eventually(() -> assertThat(heard(id)).containsExactly(names));
  }

  /** Ids of the open dead letters of an aggregate. */
  List<Long> letters(String id) {
    var page = operator(listener).get("/internal/dead-letters?limit=100").expect(200);
    var ids = new ArrayList<Long>();
    for (var item : page.body().path("items")) {
      if (item.path("key").asString().equals(id)) {
        ids.add(item.path("id").asLong());
      }
    }
    return ids;
  }

  private String topic() {
    return source.topicPrefix() + ".accounts.events.v1";
  }

  int partitionOf(String id) {
    return source.bean(Topics.class).partitionOf(id);
  }

  private KafkaClients clients() {
    return source.bean(KafkaClients.class);
  }

  List<ConsumerRecord<String, byte[]>> records(String id) {
    return recordsOn(topic(), partitionOf(id)).stream().filter(e -> id.equals(e.key())).toList();
  }

  /** What the listener's dead-letter topic says of an aggregate. */
  List<ConsumerRecord<String, byte[]>> copies(String id) {
    return recordsOn(source.topicPrefix() + ".listener-service.dead-letters.v1", partitionOf(id))
        .stream()
        .filter(each -> id.equals(each.key()))
        .toList();
  }

  private List<ConsumerRecord<String, byte[]>> recordsOn(String topic, int number) {
    var partition = new TopicPartition(topic, number);
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = clients().reader()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  /** What the listener has told the broker to begin with after a restart. */
  long offset(int partition) {
    var address = source.bean(PlatformSettings.class).kafka().bootstrapServers();
    var group = listener.bean(Topics.class).group(listener.bean(ServiceIdentity.class));
    try (var admin = Admin.create(Map.of("bootstrap.servers", (Object) address))) {
      var told =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get(10, SECONDS);
      var offset = told.get(new TopicPartition(topic(), partition));
      return offset == null ? 0 : offset.offset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("Expected the broker to answer", e);
    }
  }

  static String header(ConsumerRecord<String, byte[]> found, String name) {
    return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> found) {
    return new ProducerRecord<>(
        found.topic(), found.partition(), found.key(), found.value(), found.headers());
  }

  /** Another event at another position, otherwise like the model. */
  static ProducerRecord<String, byte[]> with(
      ConsumerRecord<String, byte[]> model, String type, long position, String payload) {
    var copy =
        new ProducerRecord<>(
            model.topic(),
            model.partition(),
            model.key(),
            payload.getBytes(StandardCharsets.UTF_8));
    model.headers().forEach(copy.headers()::add);
    copy.headers().remove("ce_type").add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    copy.headers()
        .remove("ce_position")
        .add("ce_position", String.valueOf(position).getBytes(StandardCharsets.UTF_8));
    return copy;
  }

  void send(ProducerRecord<String, byte[]> outgoing) {
    try (var producer = clients().create()) {
      var sent = producer.send(outgoing);
      producer.flush();
      assertThat(sent).isDone();
    }
  }

  /** One figure of a service's metrics, as its lines begin. */
  static double metric(ServiceUnderTest service, String lineStart) {
    var all = service.http().get("/actuator/prometheus").expect(200).body().asString();
    return all.lines()
        .filter(line -> line.startsWith(lineStart))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }
}
