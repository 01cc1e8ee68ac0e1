package dev.landbridge.peering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the API document says of lists: values of the field are strings, a page has two parameters.
 */
class ApiDocumentTest {
  private static final List<String> TEXT_FILTERS =
      List.of("vpcId", "region", "name", "tagKey", "tagValue");

  private static JsonNode parameters(String path) {
    var document = SharedService.SERVICE.http().get("/v3/api-docs").expect(200).body();
    return document.path("paths").path(path).path("get").path("parameters");
  }

  private static JsonNode parameter(String path, String name) {
    return parameters(path)
        .valueStream()
        .filter(parameter -> parameter.path("name").asString("").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Expected " + name + " in " + parameters(path)));
  }

  @Test
  void aTextFilterIsAString() {
    for (var filter : TEXT_FILTERS) {
      var parameter = parameter(Client.CONNECTIONS, filter);
      assertThat(parameter.path("in").asString()).isEqualTo("query");
      assertThat(parameter.path("required").asBoolean(false)).as(filter).isFalse();
      assertThat(parameter.path("schema").path("type").asString("")).as(filter).isEqualTo("string");
    }
  }

  @Test
  void aPageHasALimitAndACursor() {
    for (var path : List.of(Client.VPCS, Client.SUBNETS, Client.CONNECTIONS, Client.TICKETS)) {
      var limit = parameter(path, "limit").path("schema");
      assertThat(limit.path("type").asString("")).isEqualTo("integer");
      assertThat(limit.path("minimum").asInt()).isEqualTo(1);
      assertThat(limit.path("maximum").asInt()).isEqualTo(100);
      assertThat(parameter(path, "cursor").path("schema").path("type").asString(""))
          .isEqualTo("string");
    }
  }

  @Test
  void nothingElseIsAParameter() {
    assertThat(parameters(Client.CONNECTIONS).findValuesAsString("name"))
        .containsExactlyInAnyOrder(
            "state",
            "vpcId",
            "role",
            "region",
            "name",
            "tagKey",
            "tagValue",
            "requesterKnown",
            "limit",
            "cursor");
  }

  @Test
  void aMalformedFilterIsToldInTheWordsOfTheField() {
    var owner = Client.owner(SharedService.SERVICE);
    for (var query :
        List.of(
            "vpcId=x%20y", "state=broken", "role=nobody", "region=%20", "requesterKnown=maybe")) {
      var answer =
          owner.get(Client.CONNECTIONS + "?" + query).expectProblem(400, "malformed-request");
      assertThat(answer.body().path("errors").get(0).path("field").asString())
          .isEqualTo(query.substring(0, query.indexOf('=')));
      assertThat(answer.body().toString()).doesNotContain("java.", "dev.landbridge");
    }
  }
}
