package dev.landbridge.peering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {

  @Test
  void everyFilterOfAListIsAParameterOfItsOwn() {
    var parameters =
        Client.owner(SharedService.SERVICE)
            .get("/v3/api-docs")
            .expect(200)
            .body()
            .path("paths")
            .path(Client.CONNECTIONS)
            .path("get")
            .path("parameters");
    assertThat(StreamSupport.stream(parameters.spliterator(), false))
        .extracting(parameter -> parameter.path("name").asString())
        .contains("state", "vpcId", "role", "region", "name", "tagKey", "tagValue")
        .doesNotContain("filter", "caller");
  }
}
