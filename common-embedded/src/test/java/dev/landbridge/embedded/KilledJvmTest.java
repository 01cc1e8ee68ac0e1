package dev.landbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledJvmTest {
  private static final Path PROGRAMS =
      Path.of(System.getProperty("user.home"), ".cache/landbridge");

  @TempDir Path directory;

  @Test
  void theNextJvmFindsEverythingThatWasAcknowledged() throws Exception {
    killAfterReady();
    var survivor = Postmaster.of(directory.resolve("pg/data")).orElseThrow();

    try (var postgres = startPostgres();
        var kafka = startKafka()) {
      assertThat(postgres.port()).isEqualTo(survivor.port());
      assertThat(Postmaster.of(directory.resolve("pg/data"))).contains(survivor);
      assertThat(EmbeddedPostgresServerTest.answer(postgres)).isEqualTo(42);
      assertThat(EmbeddedKafkaBrokerTest.consumed(kafka)).containsExactly("acknowledged");
    }
    assertThat(Postmaster.of(directory.resolve("pg/data"))).isEmpty();
  }

  @Test
  void aSurvivorIsFoundUnderAnotherNameOfItsFolder() throws Exception {
    var link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("pg"));
    killAfterReady();
    var survivor = Postmaster.of(directory.resolve("pg/data")).orElseThrow();

    try (var postgres = startPostgres(link, 0)) {
      assertThat(Postmaster.of(link.resolve("data"))).contains(survivor);
      assertThat(postgres.port()).isEqualTo(survivor.port());
      assertThat(EmbeddedPostgresServerTest.answer(postgres)).isEqualTo(42);
    }
  }

  @Test
  void thePidFileOfALivingPostgresIsNeverDeleted() throws Exception {
    killAfterReady();
    var moved = directory.resolve("copy/data");
    Files.createDirectories(moved);
    var copied =
        Files.copy(directory.resolve("pg/data/postmaster.pid"), moved.resolve("postmaster.pid"));

    Postmaster.forgetStranger(moved);

    assertThat(copied).exists();
    assertThat(Postmaster.of(moved)).isEmpty();
    EmbeddedPostgresServer.endSurvivor(directory.resolve("pg"));
  }

  @Test
  void aSurvivorOnAnotherPortIsStartedAnew() throws Exception {
    killAfterReady();
    var survivor = Postmaster.of(directory.resolve("pg/data")).orElseThrow();
    int port = Failures.freePort();

    try (var postgres = startPostgres(port)) {
      assertThat(postgres.port()).isEqualTo(port).isNotEqualTo(survivor.port());
      assertThat(EmbeddedPostgresServerTest.answer(postgres)).isEqualTo(42);
    }
  }

  @Test
  void aServerThatWasKilledAsWellRecovers() throws Exception {
    killAfterReady();
    EmbeddedPostgresServer.endSurvivor(directory.resolve("pg"));
    assertThat(Postmaster.of(directory.resolve("pg/data"))).isEmpty();

    try (var postgres = startPostgres()) {
      assertThat(EmbeddedPostgresServerTest.answer(postgres)).isEqualTo(42);
    }
  }

  private EmbeddedPostgresServer startPostgres() {
    return startPostgres(0);
  }

  private EmbeddedPostgresServer startPostgres(int port) {
    return startPostgres(directory.resolve("pg"), port);
  }

  private static EmbeddedPostgresServer startPostgres(Path folder, int port) {
    return EmbeddedPostgresServer.start(
        new EmbeddedPostgresServer.Options(folder, port, PROGRAMS, Map.of()));
  }

  private EmbeddedKafkaBroker startKafka() {
    return EmbeddedKafkaBroker.start(
        new EmbeddedKafkaBroker.Options(directory.resolve("kafka"), 0));
  }

  private void killAfterReady() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServersOfAnotherJvm.class.getName(),
                directory.toString(),
                PROGRAMS.toString())
            .redirectErrorStream(true)
            .start();
    try (var output = process.inputReader()) {
      assertThat(output.lines().anyMatch(ServersOfAnotherJvm.READY::equals)).isTrue();
      process.destroyForcibly().waitFor();
    }
  }
}
