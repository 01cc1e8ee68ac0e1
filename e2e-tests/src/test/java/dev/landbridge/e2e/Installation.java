package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.events.account.Role;
import dev.landbridge.platform.auth.InternalTokens;
import dev.landbridge.platform.web.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One data directory and, now and then, the process that runs on it. */
public final class Installation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String READY = "landbridge: ready ";

  private final Path data;
  private final Map<String, String> environment;
  private volatile @Nullable Process process;
  private volatile @Nullable Console console;
  private volatile URI url = URI.create("http://127.0.0.1:1");

  private Installation(Path data, Map<String, String> environment) {
    this.data = data;
    this.environment = environment;
  }

  /** On a data directory of its own; nothing runs yet. */
  static Installation fresh() {
    return fresh(Map.of());
  }

  /** The same with settings of its own. */
  public static Installation fresh(Map<String, String> environment) {
    try {
      return new Installation(Files.createTempDirectory("landbridge-e2e-"), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Installation start() {
    var output = launch();
    var ready = output.await(READY, PATIENCE);
    console = output;
    url = URI.create(ready.substring(READY.length()).strip());
    return this;
  }

  /** Does not wait until it is ready. */
  Console launch() {
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1", // it lives for a minute: compiling twice is not worth it
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Repository.standaloneJar().toString(),
                "dev.landbridge.standalone.StandaloneApplication",
                "--data",
                data.toString(),
                "--port",
                "0")
            .redirectErrorStream(true);
    // tests show more wrong keys than an address may
    builder.environment().put("GATEWAY_FAILEDAUTHENTICATIONS_BURST", "1000000");
    builder.environment().putAll(environment);
    try {
      var started = builder.start();
      process = started;
      return new Console(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL for the JVM; PostgreSQL lives on and is taken over by the next start. */
  void kill() {
    kill(running().toHandle());
  }

  /** SIGKILL for the JVM and every process of PostgreSQL: what a power failure leaves of them. */
  void killEverything() {
    var postmaster = postmaster();
    var backends = postmaster.descendants().toList();
    kill(running().toHandle());
    kill(postmaster);
    backends.forEach(Installation::kill);
  }

  private static void kill(ProcessHandle victim) {
    victim.destroyForcibly();
    victim.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private ProcessHandle postmaster() {
    var pid = read("pg/data/postmaster.pid").lines().findFirst().orElseThrow().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** All that was printed since the last start. */
  public List<String> output() {
    var current = console;
    return current == null ? List.of() : current.lines();
  }

  /** Every line that it has logged, also those in files that were put away meanwhile. */
  public List<String> log() {
    try (var files = Files.list(data.resolve("log"))) {
      var lines = new ArrayList<String>();
      for (var file : files.sorted().toList()) {
        var text = new String(Writings.content(file), UTF_8);
        lines.addAll(text.isEmpty() ? List.of() : List.of(text.split("\n", -1)));
        if (text.endsWith("\n")) {
          lines.removeLast();
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path data() {
    return data;
  }

  /** Puts a new key, by its number, before those that are there, as an operator does. */
  void succeedMasterKey(int number, byte[] key) {
    var file = data.resolve("keys/gateway-master.key");
    try {
      var keys = number + ":" + Base64.getEncoder().encodeToString(key) + "\n";
      Files.writeString(file, keys + Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return running().pid();
  }

  private Process running() {
    var current = process;
    if (current == null) {
      throw new AssertionError("Expected a running process");
    }
    return current;
  }

  /** Where the public API listens since the last start. */
  public URI url() {
    return url;
  }

  public String operatorKey() {
    return read("keys/operator.key").strip();
  }

  Client operator() {
    return new Client(this::url, operatorKey());
  }

  /** A client of one service behind the gateway's back, as an operator's tool beside it. */
  Client operatorOf(String service) {
    var key = read("keys/internal.key").strip().getBytes(UTF_8);
    var caller = new Caller(Optional.empty(), Role.OPERATOR, "e2e-tests");
    var token = new InternalTokens(key, Clock.systemUTC()).sign(caller);
    var base = url(service);
    return new Client(() -> base, token);
  }

  /** Where a service behind the gateway listens. */
  public URI url(String service) {
    return URI.create(instance().getProperty(service));
  }

  String kafka() {
    return instance().getProperty("kafka");
  }

  public Store store(String context) {
    var database = context.equals("accounts") ? "gateway" : context;
    return new Store(
        "jdbc:postgresql://" + instance().getProperty("postgresql") + "/" + database,
        read("pg/password").strip());
  }

  private Properties instance() {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(data.resolve("instance.properties"))) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(data.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as the launcher does, and forgets its data. */
  @Override
  public void close() {
    var current = process;
    if (current != null) {
      current.destroy();
      current.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
    try (var files = Files.walk(data)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
