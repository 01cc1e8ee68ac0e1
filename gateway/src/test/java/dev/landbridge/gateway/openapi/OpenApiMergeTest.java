package dev.landbridge.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiMergeTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static JsonNode document(String path, String type) {
    return JSON.readTree(
        """
        {"openapi":"3.1.0",
         "paths":{"%s":{"get":{"responses":{"200":{"content":{"application/json":
           {"schema":{"$ref":"#/components/schemas/Thing"}}}}}}},
           "/internal/x":{"get":{}}},
         "components":{"schemas":{
           "Thing":{"type":"%s","properties":{"next":{"$ref":"#/components/schemas/Thing"}}},
           "Same":{"type":"string"}}}}
        """
            .formatted(path, type));
  }

  private static JsonNode merge(Map<String, JsonNode> documents) {
    return OpenApiMerge.merge(new TreeMap<>(documents), "v1");
  }

  @Test
  void allPublicPathsAreThereAndNoOther() {
    var merged = merge(Map.of("a", document("/v1/a", "object"), "b", document("/v1/b", "object")));
    assertThat(merged.path("paths").propertyNames()).containsExactly("/v1/a", "/v1/b");
    assertThat(merged.path("openapi").asString()).isEqualTo("3.1.0");
  }

  @Test
  void equalSchemasAppearOnce() {
    var merged = merge(Map.of("a", document("/v1/a", "object"), "b", document("/v1/b", "object")));
    assertThat(merged.path("components").path("schemas").propertyNames())
        .containsExactly("Same", "Thing");
  }

  @Test
  void aClashGetsTheServicesNameInFrontEverywhere() {
    var merged = merge(Map.of("a", document("/v1/a", "object"), "b", document("/v1/b", "array")));
    var schemas = merged.path("components").path("schemas");
    assertThat(schemas.propertyNames()).containsExactly("Same", "Thing", "b.Thing");
    assertThat(schemas.at("/b.Thing/properties/next/$ref").asString())
        .isEqualTo("#/components/schemas/b.Thing");
    assertThat(merged.path("paths").path("/v1/b").toString())
        .contains("#/components/schemas/b.Thing");
    assertThat(merged.path("paths").path("/v1/a").toString())
        .contains("#/components/schemas/Thing");
  }

  @Test
  void callersLearnHowToAuthenticate() {
    var merged = merge(Map.of());
    assertThat(merged.at("/components/securitySchemes/bearer/scheme").asString())
        .isEqualTo("bearer");
    assertThat(merged.at("/security/0/bearer").isArray()).isTrue();
  }

  @Test
  void whatIsNoDocumentAddsNothing() {
    assertThat(merge(Map.of("a", JSON.readTree("[]"))).path("paths").isEmpty()).isTrue();
  }
}
