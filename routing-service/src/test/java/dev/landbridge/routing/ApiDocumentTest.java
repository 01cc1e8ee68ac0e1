package dev.landbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the API document says of routing: types of one name stay apart, words are the API's. */
class ApiDocumentTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private final JsonNode document = SERVICE.service().http().get("/v3/api-docs").expect(200).body();

  private JsonNode properties(String type) {
    return document.path("components").path("schemas").path(type).path("properties");
  }

  @Test
  void typesOfOneNameStayApart() {
    assertThat(properties("NetworkProbeResult").propertyNames())
        .contains("delayMs")
        .doesNotContain("route");
    assertThat(properties("BatchResult").propertyNames())
        .containsExactlyInAnyOrder("index", "routeId", "route");
    assertThat(properties("RouteTableCreateRequest").propertyNames())
        .containsExactlyInAnyOrder("vpcId", "name");
  }

  @Test
  void theWordsOfTheDocumentAreThoseOfTheApi() {
    var operation = document.path("paths").path("/v1/route-tables/{tableId}/routes").path("get");
    var cast = SERVICE.joined();
    int words = 0;
    for (var parameter : operation.path("parameters")) {
      for (var word : parameter.path("schema").path("enum")) {
        words++;
        SERVICE
            .as(cast.alice())
            .get(
                RoutingService.routes(cast.redMain())
                    + "?"
                    + parameter.path("name").asString()
                    + "="
                    + word.asString())
            .expect(200);
      }
    }
    assertThat(words).isGreaterThan(5);
  }

  @Test
  void whatIsCreatedAndWhatIsGoneHaveTheirStatus() {
    var paths = document.path("paths");
    assertThat(paths.at("/~1v1~1route-tables/post/responses").propertyNames())
        .containsExactlyInAnyOrder("201", "default");
    assertThat(paths.at("/~1v1~1route-tables~1{id}/delete/responses").propertyNames())
        .containsExactlyInAnyOrder("204", "default");
  }
}
