package dev.landbridge.gateway.openapi;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One OpenAPI document out of several. What two services name alike but mean differently gets the
 * service's name in front; what they mean alike appears once.
 */
final class OpenApiMerge {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String REFERENCE = "$ref";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String SECURITY = "bearer";

  private final ObjectNode paths = JSON.objectNode();
  private final ObjectNode schemas = JSON.objectNode();

  private OpenApiMerge() {}

  /** Documents by service; the services' own parts other than paths and schemas are ours to say. */
  static ObjectNode merge(SortedMap<String, JsonNode> documents, String version) {
    var merge = new OpenApiMerge();
    documents.forEach(merge::add);
    return merge.document(version);
  }

  private void add(String service, JsonNode document) {
    var own = document.path("components").path("schemas");
    var renamed = new TreeMap<String, String>();
    own.propertyNames().stream()
        .filter(name -> schemas.has(name) && !schemas.path(name).equals(own.path(name)))
        .forEach(name -> renamed.put(SCHEMAS + name, SCHEMAS + service + "." + name));
    own.properties()
        .forEach(
            schema -> {
              var reference = SCHEMAS + schema.getKey();
              var name = renamed.getOrDefault(reference, reference).substring(SCHEMAS.length());
              schemas.set(name, renamed(schema.getValue(), renamed));
            });
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getKey().startsWith("/v1/")) {
                paths.set(path.getKey(), renamed(path.getValue(), renamed));
              }
            });
  }

  private static JsonNode renamed(JsonNode node, Map<String, String> names) {
    if (names.isEmpty()) {
      return node;
    }
    var copy = node.deepCopy();
    rename(copy, names);
    return copy;
  }

  private static void rename(JsonNode node, Map<String, String> names) {
    if (node instanceof ObjectNode object) {
      var reference = object.path(REFERENCE).asString("");
      if (names.containsKey(reference)) {
        object.put(REFERENCE, names.get(reference));
      }
    }
    node.forEach(child -> rename(child, names));
  }

  private ObjectNode document(String version) {
    var document = JSON.objectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Landbridge")
        .put("version", version)
        .put("description", "Joins virtual private clouds: peerings, routes, accounts.");
    document.putArray("servers").addObject().put("url", "/");
    document.putArray("security").addObject().putArray(SECURITY);
    document.set("paths", sorted(paths));
    var components = document.putObject("components");
    components.set("schemas", sorted(schemas));
    components
        .putObject("securitySchemes")
        .putObject(SECURITY)
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "<keyId>.<secret>");
    return document;
  }

  private static ObjectNode sorted(ObjectNode node) {
    var sorted = new TreeMap<String, JsonNode>();
    node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return JSON.objectNode().setAll(sorted);
  }
}
