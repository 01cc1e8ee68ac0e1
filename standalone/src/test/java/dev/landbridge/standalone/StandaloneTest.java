package dev.landbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.standalone.client.ApiClient;
import dev.landbridge.standalone.demo.Demo;
import dev.landbridge.standalone.tour.TourMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneTest {
  private static final String ALICE = "/v1/accounts/100000000001";

  @TempDir Path directory;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);

  private String printed() {
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theGuideCanBePlayedAndEverythingIsKeptOverARestart() throws IOException {
    var options = new StandaloneOptions(directory, 0);
    String leaflet;
    String kafka;
    try (var instance = Standalone.of(options, out)) {
      var addresses = instance.start();
      kafka = addresses.kafka();
      leaflet = new Demo(addresses.gateway(), instance.data()).run();
      TourMain.play(addresses.gateway(), instance.data(), out);
      TourMain.play(addresses.gateway(), instance.data(), out);
      assertThat(printed()).contains("all as the guide says");
    }
    try (var instance = Standalone.of(options, out)) {
      var addresses = instance.start();
      assertThat(addresses.kafka()).isEqualTo(kafka);
      var again = new Demo(addresses.gateway(), instance.data()).run();
      assertThat(again.lines().filter(line -> !line.contains("http://")))
          .isEqualTo(leaflet.lines().filter(line -> !line.contains("http://")).toList());
      var operator =
          new ApiClient(addresses.gateway(), SecretFile.read(instance.data().operatorKey()));
      assertThat(operator.get("/v1/accounts").body().path("items")).hasSize(6);
      aDisabledKeyOfTheDemoIsReplaced(operator, addresses.gateway(), instance.data());
      anAccountThatOnlyHasTheNumberIsLeftAlone(operator, addresses.gateway(), instance.data());
    }
  }

  private static void aDisabledKeyOfTheDemoIsReplaced(
      ApiClient operator, URI gateway, DataDirectory data) {
    var before = SecretFile.read(data.demoKey("alice"));
    var id = before.substring(0, before.indexOf('.'));
    operator.post(ALICE + "/api-keys/" + id + "/disable", Map.of());

    new Demo(gateway, data).run();

    var after = SecretFile.read(data.demoKey("alice"));
    assertThat(after).isNotEqualTo(before);
    assertThat(new ApiClient(gateway, after).get("/v1/accounts/self").status()).isEqualTo(200);
  }

  private static void anAccountThatOnlyHasTheNumberIsLeftAlone(
      ApiClient operator, URI gateway, DataDirectory data) throws IOException {
    var owner = new ApiClient(gateway, SecretFile.read(data.demoKey("alice")));
    owner.send("PATCH", ALICE, Map.of("name", "A customer"));
    Files.delete(data.demoKey("alice"));
    var before = operator.get(ALICE + "/api-keys").body().path("items").size();

    assertThatThrownBy(() -> new Demo(gateway, data).run())
        .hasMessageContaining("is not the demo's: its name is A customer");

    assertThat(operator.get(ALICE + "/api-keys").body().path("items")).hasSize(before);
  }

  @Test
  void aTakenPortIsToldBeforeAnythingStarts() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var instance = Standalone.of(new StandaloneOptions(directory, taken.getLocalPort()), out)) {
      assertThatThrownBy(instance::start)
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("Port %d is taken".formatted(taken.getLocalPort()));
      assertThat(printed()).isEmpty();
    }
  }
}
