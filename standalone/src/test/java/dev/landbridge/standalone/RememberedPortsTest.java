package dev.landbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedPortsTest {
  @TempDir Path directory;

  @Test
  void aServerKeepsItsPortUnlessSomebodyTookIt() throws IOException {
    var ports = new RememberedPorts(directory.resolve("ports.properties"));
    int first = ports.of("kafka");
    assertThat(ports.of("kafka")).isEqualTo(first);

    try (var _ = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(ports.of("kafka")).isNotEqualTo(first);
    }
  }
}
