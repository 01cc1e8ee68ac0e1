package dev.landbridge.bench;

import dev.landbridge.embedded.EmbeddedPostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A whole Landbridge in a process of its own, so that its CPU time is no client's. */
final class StandaloneServer implements AutoCloseable {
  private static final String MAIN = "dev.landbridge.standalone.StandaloneApplication";
  private static final String READY = "landbridge: ready ";

  private final Process process;
  private final Path data;
  private final URI url;

  private StandaloneServer(Process process, Path data, URI url) {
    this.process = process;
    this.data = data;
    this.url = url;
  }

  /** One account stands for many here. */
  static StandaloneServer start() throws IOException {
    return start(
        Map.of(
            "GATEWAY_RATELIMIT_REQUESTSPERSECOND", "1000000",
            "GATEWAY_RATELIMIT_BURST", "1000000"));
  }

  /** With settings of its own. */
  static StandaloneServer start(Map<String, String> environment) throws IOException {
    var data = Server.newDirectory();
    var builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MAIN,
                    "--data",
                    data.toString(),
                    "--port",
                    "0"))
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    var process = builder.start();
    Server.stopWithThisProcess(process::destroy);
    return new StandaloneServer(process, data, awaitReady(process));
  }

  private static URI awaitReady(Process process) throws IOException {
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var seen = new StringBuilder();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      if (line.startsWith(READY)) {
        Thread.ofVirtual().start(() -> drain(output));
        return URI.create(line.substring(READY.length()).strip());
      }
    }
    throw new IllegalStateException("Expected the server to start, but:\n" + seen);
  }

  private static void drain(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException ended) {
      // nobody reads what it says while it stops
    }
  }

  URI url() {
    return url;
  }

  String operatorKey() throws IOException {
    return Files.readString(data.resolve("keys").resolve("operator.key")).strip();
  }

  Cpu cpu() {
    return new Cpu(process.pid());
  }

  Cpu postgresCpu() throws IOException {
    return Cpu.ofPostgres(data.resolve("pg"));
  }

  /** The database of peering-service. */
  DataSource database() throws IOException {
    var instance = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("instance.properties"))) {
      instance.load(in);
    }
    var source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://" + instance.getProperty("postgresql") + "/peering");
    source.setUser(EmbeddedPostgresServer.USER);
    source.setPassword(Files.readString(data.resolve("pg").resolve("password")).strip());
    return source;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    Server.delete(data);
  }
}
