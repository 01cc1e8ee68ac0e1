package dev.landbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wrapper fetches Maven where there is a JDK and a shell, but no program for zips or URLs. */
@Timeout(120)
class MavenWrapperTest {
  private static final List<String> PROGRAMS =
      List.of(
          "sh uname dirname basename tr mktemp mkdir sha256sum shasum cat rm mv find chmod"
              .split(" "));

  @TempDir Path directory;

  @Test
  void aJdkIsEnough() throws Exception {
    var archive = archive();
    var result = fetched(archive, sum(archive));
    assertThat(result.succeeded().output()).contains("a Maven, asked for verify");
  }

  @Test
  void anArchiveWithAnotherSumIsRefused() throws Exception {
    fetched(archive(), "0".repeat(64)).failed("Failed to validate Maven distribution SHA-256");
  }

  private Shell.Result fetched(byte[] archive, String sum) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/apache-maven-9-bin.zip",
        exchange -> {
          exchange.sendResponseHeaders(200, archive.length);
          exchange.getResponseBody().write(archive);
          exchange.close();
        });
    server.start();
    try {
      return wrapper(server.getAddress().getPort(), sum).run("verify");
    } finally {
      server.stop(0);
    }
  }

  private Shell wrapper(int port, String sum) throws IOException {
    var script = directory.resolve("mvnw");
    Files.copy(Repository.root().resolve("mvnw"), script);
    Files.createDirectories(directory.resolve(".mvn/wrapper"));
    Files.writeString(
        directory.resolve(".mvn/wrapper/maven-wrapper.properties"),
        """
        distributionUrl=http://127.0.0.1:%d/apache-maven-9-bin.zip
        distributionSha256Sum=%s
        """
            .formatted(port, sum));
    return new Shell(
        script,
        Map.of(
            "PATH", programs().toString(),
            "JAVA_HOME", System.getProperty("java.home"),
            "MAVEN_USER_HOME", directory.resolve("maven home").toString()));
  }

  private Path programs() throws IOException {
    var folder = Files.createDirectory(directory.resolve("bin"));
    for (var program : PROGRAMS) {
      var found =
          Stream.of("/bin", "/usr/bin").map(bin -> Path.of(bin, program)).filter(Files::exists);
      var place = found.findFirst();
      if (place.isPresent()) {
        var entry = folder.resolve(program);
        Files.writeString(entry, "#!/bin/sh\nexec %s \"$@\"\n".formatted(place.get()));
        Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rwx------"));
      }
    }
    return folder;
  }

  private static byte[] archive() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("apache-maven-9/bin/mvn"));
      zip.write("#!/bin/sh\necho a Maven, asked for \"$@\"\n".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String sum(byte[] archive) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
  }
}
