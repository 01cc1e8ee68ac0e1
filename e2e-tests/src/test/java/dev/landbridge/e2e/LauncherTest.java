package dev.landbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.e2e.Shell.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a checkout that is built and, having no sources, can never be built anew. */
@Timeout(300)
class LauncherTest {
  private static final String ALICE = "100000000001";

  /** Spaces and other letters, where this JVM can name them at all. */
  private static final String DATA =
      "UTF-8".equals(System.getProperty("sun.jnu.encoding")) ? "data of 项目" : "data of x";

  @TempDir Path directory;
  private Path data;
  private Path built;
  private Shell launcher;

  @BeforeEach
  void checkOut() throws IOException {
    data = directory.resolve(DATA);
    launcher = launcherOf("a checkout");
    built = directory.resolve("a checkout/standalone/target");
    Files.createSymbolicLink(built, Repository.root().resolve("standalone/target"));
  }

  /** Of a checkout where nothing is built. */
  private Shell launcherOf(String name) throws IOException {
    var parts = directory.resolve(name).resolve("standalone/src/launcher");
    Files.createDirectories(parts);
    var originals = Repository.root().resolve("standalone/src/launcher");
    try (var files = Files.list(originals)) {
      for (var file : files.toList()) {
        Files.copy(file, parts.resolve(file.getFileName()));
      }
    }
    var script = directory.resolve(name).resolve("landbridge");
    Files.copy(Repository.root().resolve("landbridge"), script);
    return new Shell(
        script,
        Map.of(
            "LANDBRIDGE_JAVA_HOME", System.getProperty("java.home"),
            "LANDBRIDGE_JAVA_OPTS", "-Xmx768m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            "LC_ALL", "POSIX"));
  }

  private Result run(String command, String... options) {
    return launcher.run(
        Stream.concat(Stream.of(command, "--data", data.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  @AfterEach
  void stop() throws IOException {
    run("down");
    Files.delete(built);
  }

  @Test
  void anInstanceIsStartedShownPlayedWithAndStopped() throws Exception {
    var ready = oneOfTwoStarts();
    assertThat(ready.output()).contains("landbridge: ready http://127.0.0.1:");
    assertThat(ready.output()).contains("./landbridge tour --data '" + data.toRealPath() + "'");

    var link = Files.createSymbolicLink(directory.resolve("link"), data);
    var seen = launcher.run("status", "--data", link.toString()).succeeded();
    assertThat(seen.output()).contains("running at http://127.0.0.1:");
    launcher.run("up", "--data", link.toString(), "--port", "0").failed("already running");
    assertThat(run("tour").succeeded().output()).contains("all as the guide says");

    suspendAlice();
    run("down").succeeded();
    run("status").failed("not running");
    run("tour").failed("not running");
    assertAPortThatIsTakenIsNamed();

    var withoutDemo = run("up", "--port", "0", "--demo").succeeded();
    assertThat(withoutDemo.output())
        .containsSubsequence("landbridge: ready ", "warning: the demo is not there", "suspended");
    run("down").succeeded();
  }

  /** Both at once on one directory: the other one says so and harms nothing. */
  private Result oneOfTwoStarts() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starts =
          Stream.generate(() -> threads.submit(() -> run("up", "--port", "0", "--demo")))
              .limit(2)
              .toList();
      var results = List.of(starts.getFirst().get(), starts.getLast().get());
      var refused = results.stream().filter(result -> result.status() != 0).toList();
      assertThat(refused).as(results.toString()).hasSize(1);
      assertThat(refused.getFirst().output()).contains("another ./landbridge up is at work");
      return results.stream().filter(result -> result.status() == 0).findFirst().orElseThrow();
    }
  }

  private void suspendAlice() throws IOException {
    var url =
        Files.readAllLines(data.resolve("instance.properties")).stream()
            .filter(line -> line.startsWith("url="))
            .map(line -> URI.create(line.substring("url=".length())))
            .findFirst()
            .orElseThrow();
    var key = Files.readString(data.resolve("keys/operator.key")).strip();
    new Client(() -> url, key)
        .post("/v1/accounts/" + ALICE + "/suspend", Map.of("reason", "arrears"))
        .expect(200);
  }

  private void assertAPortThatIsTakenIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(taken.getLocalPort());
      run("up", "--port", port).failed("ort %s is taken by another program".formatted(port));
    }
  }

  @Test
  void whatCannotWorkIsSaidBeforeAnythingIsBuiltOrTouched() throws IOException {
    launcher = launcherOf("nothing built");
    launcher
        .with("LANDBRIDGE_JAVA_HOME", "/nonexistent")
        .run("up", "--data", data.toString())
        .failed("LANDBRIDGE_JAVA_HOME is /nonexistent, but there is no JDK 25");
    run("up", "--port", "abc").failed("expected a port after --port, but got abc");
    run("up", "--kafka-port", "65536").failed("expected a port after --kafka-port, but got 65536");
    launcher.run("up", "--data", "").failed("expected a directory after --data");
    assertThat(data).doesNotExist();
    assertAPortThatIsTakenIsNamed();
  }

  @Test
  void aDirectoryOfSomebodyElseIsNeverTouched() throws IOException {
    var precious = data.resolve("app").resolve("precious");
    Files.createDirectories(precious.getParent());
    Files.writeString(precious, "kept");
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(data, open);

    run("up", "--port", "0").failed("nothing in it is of Landbridge");

    assertThat(precious).hasContent("kept");
    assertThat(Files.getPosixFilePermissions(data)).isEqualTo(open);
    try (var found = Files.list(data)) {
      assertThat(found).containsExactly(precious.getParent());
    }
  }

  @Test
  void downLeavesAnotherProcessAlone() throws IOException, InterruptedException {
    Files.createDirectories(data);
    var other =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "read line",
                "dev.landbridge.standalone.StandaloneApplication",
                "--data",
                data + "-of-another")
            .start();
    try {
      Files.writeString(data.resolve("landbridge.pid"), other.pid() + "\n");
      run("down").failed("not running");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly().waitFor();
    }
  }
}
