package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example that {@code up --demo} prints runs, and runs again. */
@ExtendWith(SharedInstallation.class)
class CloudExampleTest {
  private final Installation installation;
  private final String alice;
  private final String bob;

  CloudExampleTest(Installation installation) {
    this.installation = installation;
    alice = open("100000000001", "ALICE", "ap-guangzhou", "192.168.0.0/16");
    bob = open("100000000002", "BOB", "ap-beijing", "10.0.0.0/16");
  }

  /** As the demo makes them; gives the key. */
  private String open(String id, String name, String region, String cidrBlock) {
    var operator = installation.operator();
    operator.post("/v1/accounts", Map.of("id", id, "name", name)).expect(201);
    var key =
        operator
            .post("/v1/accounts/" + id + "/api-keys", Map.of("name", "sdk", "role", "owner"))
            .expect(201)
            .text("bearer");
    new Client(installation::url, key)
        .post("/v1/vpcs", Map.of("region", region, "cidrBlock", cidrBlock, "name", name))
        .expect(201);
    return key;
  }

  @Test
  void theExampleTellsTheStoryAndTellsItAgain() throws IOException, InterruptedException {
    var first = run();
    assertThat(first)
        .containsSubsequence(
            "is PENDING", "is ACTIVE", "10.0.0.0/16 through pcx-", "192.168.0.0/16 through pcx-");
    var second = run();
    assertThat(second).contains("is ACTIVE").doesNotContain("is PENDING");
  }

  private String run() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var example = Repository.root().resolve("docs/examples/CloudExample.java").toString();
    var command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            example,
            installation.url().toString(),
            alice,
            bob);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
