package dev.landbridge.peering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the API document says: values of the field are strings, a page has two parameters, bodies,
 * words and statuses are those of the API.
 */
class ApiDocumentTest {
  private static final List<String> TEXT_FILTERS =
      List.of("vpcId", "region", "name", "tagKey", "tagValue");

  private static JsonNode document() {
    return SharedService.SERVICE.http().get("/v3/api-docs").expect(200).body();
  }

  private static JsonNode operation(String path, String method) {
    return document().path("paths").path(path).path(method);
  }

  /** The properties of the body that a create takes. */
  private static JsonNode body(String path) {
    var document = document();
    var reference =
        document
            .path("paths")
            .path(path)
            .at("/post/requestBody/content/application~1json/schema/$ref")
            .asString();
    return document.at(reference.substring(1)).path("properties");
  }

  private static List<String> words(JsonNode schema) {
    return schema.path("enum").valueStream().map(JsonNode::asString).toList();
  }

  private static JsonNode parameters(String path) {
    return document().path("paths").path(path).path("get").path("parameters");
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
            "cursor",
            "Landbridge-Account");
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

  @Test
  void eachCreateHasItsOwnBody() {
    assertThat(body(Client.VPCS).propertyNames())
        .containsExactlyInAnyOrder("name", "region", "cidrBlock", "tags");
    assertThat(body(Client.SUBNETS).propertyNames())
        .contains("vpcId", "cidrBlock")
        .doesNotContain("requesterVpcId", "region");
    assertThat(body(Client.CONNECTIONS).propertyNames())
        .contains("requesterVpcId", "accepterVpcId", "chargeType")
        .doesNotContain("cidrBlock");
  }

  @Test
  void theWordsOfTheDocumentAreThoseOfTheApi() {
    var owner = Client.owner(SharedService.SERVICE);
    for (var filter : List.of("state", "role")) {
      var words = words(parameter(Client.CONNECTIONS, filter).path("schema"));
      assertThat(words).as(filter).isNotEmpty();
      words.forEach(word -> owner.get(Client.CONNECTIONS + "?" + filter + "=" + word).expect(200));
    }
    var red = owner.vpc("192.168.0.0/16");
    var charges = words(body(Client.CONNECTIONS).path("chargeType"));
    assertThat(charges).contains("daily-peak");
    for (var word : charges) {
      var green = owner.vpc("ap-beijing", "10." + charges.indexOf(word) + ".0.0/16");
      owner
          .request(red, green, owner, Map.of("bandwidthMbps", 100, "chargeType", word))
          .expect(201);
    }
    var disposal =
        operation(Client.CONNECTIONS + "/{id}", "delete")
            .path("parameters")
            .valueStream()
            .filter(parameter -> parameter.path("name").asString().equals("routes"))
            .findFirst()
            .orElseThrow()
            .path("schema");
    assertThat(words(disposal)).contains(disposal.path("default").asString());
  }

  @Test
  void tagsAreStringsByName() {
    var tags = body(Client.CONNECTIONS).path("tags");
    assertThat(tags.path("type").asString()).isEqualTo("object");
    assertThat(tags.at("/additionalProperties/type").asString()).isEqualTo("string");
    assertThat(tags.has("properties")).isFalse();
  }

  @Test
  void answersHaveTheirStatusAndRefusalsTheirForm() {
    assertThat(operation(Client.VPCS, "post").path("responses").propertyNames())
        .containsExactlyInAnyOrder("201", "default");
    assertThat(operation(Client.VPCS + "/{id}", "delete").path("responses").propertyNames())
        .containsExactlyInAnyOrder("204", "default");
    assertThat(operation(Client.VPCS + "/{id}", "get").path("responses").propertyNames())
        .containsExactlyInAnyOrder("200", "default");
    var problem =
        operation(Client.VPCS, "get")
            .at("/responses/default/content/application~1problem+json/schema/$ref")
            .asString();
    assertThat(document().at(problem.substring(1)).path("properties").propertyNames())
        .contains("code", "status", "detail", "errors");
  }

  @Test
  void headersAreNamedWhereTheyCount() {
    assertThat(headers(Client.VPCS, "post"))
        .containsExactly("Idempotency-Key", "Landbridge-Account");
    assertThat(headers(Client.VPCS + "/{id}", "patch"))
        .containsExactly("Idempotency-Key", "If-Match", "Landbridge-Account");
    assertThat(headers(Client.VPCS, "get")).containsExactly("Landbridge-Account");
  }

  private static List<String> headers(String path, String method) {
    return operation(path, method)
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.path("in").asString().equals("header"))
        .map(parameter -> parameter.path("name").asString())
        .toList();
  }
}
