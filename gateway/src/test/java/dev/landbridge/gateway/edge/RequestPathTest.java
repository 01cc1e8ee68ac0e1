package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.Seeds;
import java.net.URI;
import org.junit.jupiter.api.Test;

class RequestPathTest {

  @Test
  void ourPathsArePlain() {
    assertThat(
            new String[] {
              "/",
              "/v1/vpcs",
              "/v1/vpcs/vpc-0123456789abcdef0",
              "/v1/openapi.json",
              "/v1/accounts/100000000001/api-keys/AKID_x-1/disable"
            })
        .allMatch(RequestPath::isPlain);
  }

  @Test
  void whatCouldBeReadTwoWaysIsNotPlain() {
    assertThat(
            new String[] {
              "",
              "v1/vpcs",
              "*",
              "/v1//vpcs",
              "/v1/vpcs/",
              "/v1/./vpcs",
              "/v1/vpcs/../../internal/dead-letters",
              "/v1/vpcs/..;/x",
              "/v1/vpcs;a=b",
              "/v1/vpcs/%2e%2e/x",
              "/v1/vpcs/%2Fx",
              "/v1/vpcs/%00",
              "/v1\\vpcs",
              "/v1/vpcs/\u0000",
              "/v1/vpcs/é",
              "/v1/vpcs/" + "x".repeat(2000)
            })
        .noneMatch(RequestPath::isPlain);
  }

  @Test
  void theResourceIsTheFirstTwoSegments() {
    assertThat(RequestPath.resource("/v1/vpcs")).isEqualTo("/v1/vpcs");
    assertThat(RequestPath.resource("/v1/vpcs/vpc-1/cidr-blocks")).isEqualTo("/v1/vpcs");
    assertThat(RequestPath.resource("/v1")).isEqualTo("/v1");
    assertThat(RequestPath.resource("/")).isEqualTo("/");
    assertThat(RequestPath.part("/v1/vpcs/vpc-1/reachability"))
        .isEqualTo("/v1/vpcs/*/reachability");
    assertThat(RequestPath.part("/v1/vpcs/vpc-1/reachability/x"))
        .isEqualTo("/v1/vpcs/*/reachability");
    assertThat(RequestPath.part("/v1/vpcs/vpc-1")).isEqualTo("/v1/vpcs/vpc-1");
  }

  @Test
  void aPlainPathIsAlreadyNormal() {
    Seeds.thousand(
        random -> {
          var text = new StringBuilder("/");
          for (int i = random.nextInt(12); i > 0; i--) {
            text.append("v1/.-%;\\2ef".charAt(random.nextInt(11)));
          }
          var path = text.toString();
          if (RequestPath.isPlain(path)) {
            assertThat(URI.create(path).normalize().getPath()).isEqualTo(path);
          }
        });
  }
}
