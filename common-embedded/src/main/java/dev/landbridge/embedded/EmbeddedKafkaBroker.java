package dev.landbridge.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node, broker and controller in one, on the loopback interface. Its data stay in one
 * directory, and an acknowledged record is on disk.
 */
public final class EmbeddedKafkaBroker implements AutoCloseable {
  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final int port;
  private final DirectoryLock lock;

  private EmbeddedKafkaBroker(KafkaRaftServer server, int port, DirectoryLock lock) {
    this.server = server;
    this.port = port;
    this.lock = lock;
  }

  /** Where the broker lives and what differs from the defaults; port 0 is any free one. */
  public record Options(Path directory, int port, Map<String, String> settings) {
    public Options {
      directory = directory.toAbsolutePath();
      settings = Map.copyOf(settings);
    }

    public Options(Path directory, int port) {
      this(directory, port, Map.of());
    }
  }

  public static EmbeddedKafkaBroker start(Options options) {
    var lock = DirectoryLock.take(options.directory());
    try {
      int port = options.port() == 0 ? Failures.freePort() : options.port();
      Failures.requireFree(port, "Kafka");
      var data = options.directory().resolve("data");
      FileTrees.deleteUnfinished(data);
      if (!Files.isDirectory(data)) {
        FileTrees.createAtOnce(data, EmbeddedKafkaBroker::format);
      }
      return new EmbeddedKafkaBroker(started(configuration(options, data, port)), port, lock);
    } catch (IOException e) {
      lock.close();
      throw new EmbeddedStartFailed("Cannot start Kafka: " + Failures.plain(e), e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Closes the logs cleanly, so that the next start need not check them. */
  @Override
  public void close() {
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      lock.close();
    }
  }

  private static KafkaRaftServer started(Map<String, String> configuration) {
    var server = new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      server.shutdown();
      throw new EmbeddedStartFailed(Complaint.of("Kafka", String.valueOf(e.getMessage())), e);
    }
  }

  private static void format(Path folder) throws IOException {
    var output = new ByteArrayOutputStream();
    try {
      new Formatter()
          .setPrintStream(new PrintStream(output, true, StandardCharsets.UTF_8))
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(output.toString(StandardCharsets.UTF_8), e);
    }
  }

  private static Map<String, String> configuration(Options options, Path data, int port) {
    int controller = Failures.freePort();
    var settings = new HashMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("log.dirs", data.toString());
    settings.put(
        "listeners", "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controller));
    settings.put("advertised.listeners", "BROKER://127.0.0.1:" + port);
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "BROKER");
    settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("initial.broker.registration.timeout.ms", "120000");
    // after a SIGKILL the node waits until its former self counts as gone
    settings.put("broker.session.timeout.ms", "5000");
    settings.put("broker.heartbeat.interval.ms", "500");
    // one node cannot replicate, so the disk has to hold what was acknowledged
    settings.put("log.flush.interval.messages", "1");
    settings.put("log.retention.ms", "-1");
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.segment.bytes", Integer.toString(128 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    settings.putAll(options.settings());
    return settings;
  }
}
