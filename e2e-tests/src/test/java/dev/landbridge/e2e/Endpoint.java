package dev.landbridge.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One endpoint as the OpenAPI document has it, and how to write a request to it: ids of the kinds
 * that {@link Holdings} knows, and examples for all else.
 *
 * @param verb what it needs, as the document says; empty where it says nothing
 */
record Endpoint(String method, String path, String verb, JsonNode operation, JsonNode schemas) {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("vpcs", "vpc"),
          Map.entry("subnets", "subnet"),
          Map.entry("vpc-peering-connections", "connection"),
          Map.entry("tickets", "ticket"),
          Map.entry("classic-interconnects", "classic-interconnect"),
          Map.entry("accounts", "account"),
          Map.entry("route-tables", "route-table"),
          Map.entry("network-probes", "network-probe"),
          Map.entry("acceptance-rules", "acceptance-rule"),
          Map.entry("accountId", "listed-requester"),
          Map.entry("requesterAccountId", "listed-requester"),
          Map.entry("vpcId", "vpc"),
          Map.entry("sourceVpcId", "vpc"),
          Map.entry("requesterVpcId", "vpc"),
          Map.entry("accepterVpcId", "other-vpc"),
          Map.entry("accepterAccountId", "account"),
          Map.entry("subnetId", "subnet"),
          Map.entry("tableId", "route-table"),
          Map.entry("routeTableId", "route-table"),
          Map.entry("routeId", "route"),
          Map.entry("connectionId", "connection"),
          Map.entry("vpcPeeringConnectionId", "connection"),
          Map.entry("nextHopId", "connection"),
          Map.entry("keyId", "api-key"));

  /** Ids of what only others know: names to us, whoever says them. */
  private static final Set<String> NO_KIND = Set.of("ccnId", "networkInterfaceId");

  private static final Pattern ID = Pattern.compile("[a-z][A-Za-z]*Ids?");

  /** What to send. */
  record Draft(String method, String path, String body) {}

  /** An id of a kind, for each place of a request that has one. */
  interface Ids {
    String at(int place, String kind);
  }

  /** All that the document has. */
  static List<Endpoint> all(JsonNode document) {
    var found = new ArrayList<Endpoint>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                METHODS.stream()
                    .filter(path.getValue()::has)
                    .map(method -> of(path.getKey(), method, path.getValue(), document))
                    .forEach(found::add));
    return List.copyOf(found);
  }

  private static Endpoint of(String path, String method, JsonNode item, JsonNode document) {
    var operation = item.path(method);
    return new Endpoint(
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        operation.path("x-verb").asString(""),
        operation,
        document.path("components").path("schemas"));
  }

  String name() {
    return method + " " + path;
  }

  /** Whether a request could say which version of a resource it means. */
  boolean changesOne() {
    return !method.equals("GET") && path.contains("{");
  }

  /** The kinds of the ids that a request has, in order. */
  List<String> kinds(boolean whole) {
    var kinds = new ArrayList<String>();
    draft(whole, (_, kind) -> kind(kind, kinds));
    return kinds;
  }

  private static String kind(String kind, List<String> seen) {
    seen.add(kind);
    return "x";
  }

  /**
   * A well-formed request.
   *
   * @param whole with every id that may be left out, too
   */
  Draft draft(boolean whole, Ids ids) {
    var places = new Places(ids);
    var target = new StringBuilder();
    var before = "";
    for (var part : path.substring(1).split("/")) {
      target.append('/').append(part.startsWith("{") ? variable(part, before, places) : part);
      before = part;
    }
    var query =
        parameters("query")
            .filter(parameter -> isWanted(parameter, whole))
            .map(parameter -> parameter.path("name").asString())
            .map(name -> name + "=" + encoded(example(name, schema(name), places, whole)))
            .toList();
    if (!query.isEmpty()) {
      target.append('?').append(String.join("&", query));
    }
    return new Draft(method, target.toString(), body(places, whole));
  }

  private String variable(String part, String before, Places places) {
    var name = part.substring(1, part.length() - 1);
    return NO_KIND.contains(name)
        ? Examples.of(name(), name).orElseThrow().asString()
        : places.next(kindOf(name.equals("id") ? before : name));
  }

  /** The ids that a request may have, but even a whole draft has not. */
  Set<String> untried() {
    var names = new TreeSet<String>();
    parameters("query").map(parameter -> parameter.path("name").asString()).forEach(names::add);
    operation
        .path("requestBody")
        .path("content")
        .forEach(content -> collect(content.path("schema"), names));
    names.removeIf(name -> !ID.matcher(name).matches() || NO_KIND.contains(name));
    var draft = draft(true, (_, kind) -> kind);
    names.removeIf(
        name -> (draft.path() + "&" + draft.body()).matches(".*[?&\"]" + name + "[=\"].*"));
    return names;
  }

  private void collect(JsonNode schema, Set<String> names) {
    var type = resolved(schema);
    type.path("properties")
        .properties()
        .forEach(
            property -> {
              names.add(property.getKey());
              collect(property.getValue(), names);
            });
    for (var part : List.of("items", "oneOf", "anyOf", "allOf")) {
      var nested = type.path(part);
      if (nested.isArray()) {
        nested.forEach(one -> collect(one, names));
      } else if (nested.isObject()) {
        collect(nested, names);
      }
    }
  }

  /** Whoever answers is asked about a request that awaits an answer. */
  private String kindOf(String name) {
    var kind = KINDS.getOrDefault(name, "");
    if (kind.isEmpty()) {
      throw new AssertionError("Expected a kind of id for " + name + " of " + name());
    }
    return kind.equals("connection") && (path.endsWith("/accept") || path.endsWith("/reject"))
        ? "request"
        : kind;
  }

  private Stream<JsonNode> parameters(String in) {
    return operation
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.path("in").asString("").equals(in));
  }

  private static boolean isWanted(JsonNode parameter, boolean whole) {
    return parameter.path("required").asBoolean(false)
        || (whole && KINDS.containsKey(parameter.path("name").asString()));
  }

  private JsonNode schema(String parameter) {
    return parameters("query")
        .filter(found -> found.path("name").asString().equals(parameter))
        .findFirst()
        .orElseThrow()
        .path("schema");
  }

  private static String encoded(JsonNode value) {
    return java.net.URLEncoder.encode(value.asString(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private String body(Places places, boolean whole) {
    var content = operation.path("requestBody").path("content");
    if (content.isEmpty()) {
      return "";
    }
    var written = Examples.body(name());
    var body =
        written.isPresent()
            ? filled(written.get(), places)
            : object(content.iterator().next().path("schema"), places, whole);
    return JsonMapper.shared().writeValueAsString(body);
  }

  private JsonNode filled(JsonNode template, Places places) {
    if (template.isString() && template.asString().startsWith("$")) {
      return text(places.next(template.asString().substring(1)));
    }
    if (template instanceof ObjectNode object) {
      var copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(f -> copy.set(f.getKey(), filled(f.getValue(), places)));
      return copy;
    }
    if (template.isArray()) {
      var copy = JsonNodeFactory.instance.arrayNode();
      template.forEach(item -> copy.add(filled(item, places)));
      return copy;
    }
    return template;
  }

  private JsonNode object(JsonNode schema, Places places, boolean whole) {
    var type = resolved(schema);
    var required = type.path("required").valueStream().map(JsonNode::asString).toList();
    var object = JsonNodeFactory.instance.objectNode();
    type.path("properties")
        .properties()
        .forEach(
            property -> {
              var name = property.getKey();
              if (required.contains(name) || (whole && KINDS.containsKey(name))) {
                object.set(name, example(name, property.getValue(), places, whole));
              }
            });
    return object;
  }

  private JsonNode example(String name, JsonNode schema, Places places, boolean whole) {
    if (KINDS.containsKey(name)) {
      return text(places.next(kindOf(name)));
    }
    var type = resolved(schema);
    Function<String, AssertionError> unknown =
        what -> new AssertionError("Expected an example of %s in %s".formatted(what, name()));
    return Examples.of(name(), name)
        .or(() -> type.path("enum").valueStream().findFirst())
        .or(
            () ->
                type.has("properties")
                    ? java.util.Optional.of(object(type, places, whole))
                    : java.util.Optional.empty())
        .orElseThrow(() -> unknown.apply(name));
  }

  private JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : schemas.path(reference.substring(SCHEMAS.length()));
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  /** Counts the places of one request. */
  private static final class Places {
    private final Ids ids;
    private int count;

    Places(Ids ids) {
      this.ids = ids;
    }

    String next(String kind) {
      return ids.at(count++, kind);
    }
  }
}
