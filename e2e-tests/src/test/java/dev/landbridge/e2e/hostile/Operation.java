package dev.landbridge.e2e.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One method of one path, as the OpenAPI document has it.
 *
 * @param body its schema, or a missing node
 */
record Operation(
    String method, String path, List<Parameter> parameters, JsonNode body, JsonNode schemas) {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final List<String> METHODS =
      List.of("get", "head", "post", "put", "patch", "delete", "options");

  Operation {
    parameters = List.copyOf(parameters);
  }

  /** Where it stands is {@code path}, {@code query} or {@code header}. */
  record Parameter(String name, String in, boolean required, JsonNode schema) {}

  /** All that the document has. */
  static List<Operation> all(JsonNode document) {
    var found = new ArrayList<Operation>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                METHODS.stream()
                    .filter(path.getValue()::has)
                    .map(method -> of(method, path.getKey(), path.getValue(), document))
                    .forEach(found::add));
    return List.copyOf(found);
  }

  private static Operation of(String method, String path, JsonNode item, JsonNode document) {
    var operation = item.path(method);
    var parameters = new ArrayList<Parameter>();
    for (var parameter : operation.path("parameters")) {
      parameters.add(
          new Parameter(
              parameter.path("name").asString(),
              parameter.path("in").asString(),
              parameter.path("required").asBoolean(false),
              parameter.path("schema")));
    }
    var content = operation.path("requestBody").path("content");
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        parameters,
        content.isEmpty() ? content.path("") : content.iterator().next().path("schema"),
        document.path("components").path("schemas"));
  }

  String name() {
    return method + " " + path;
  }

  /** What it is about: {@code vpcs} of {@code /v1/vpcs/{id}/tags}. */
  String resource() {
    var parts = path.split("/", -1);
    return parts.length > 2 ? parts[2] : "";
  }

  JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : schemas.path(reference.substring(SCHEMAS.length()));
  }
}
