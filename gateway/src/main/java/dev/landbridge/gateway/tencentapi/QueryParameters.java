package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The query of a GET as the JSON it stands for: {@code Filters.0.Values.1=x} and so on. */
final class QueryParameters {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern STEP = Pattern.compile("[A-Za-z0-9]{1,64}");
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final int MOST = 1000;
  private static final int DEEPEST = 8;

  private QueryParameters() {}

  /** Branches are maps by name or index, leaves are texts. */
  static JsonNode tree(String query) {
    var root = new TreeMap<String, Object>();
    if (!query.isEmpty()) {
      var pairs = query.split("&", MOST + 1);
      if (pairs.length > MOST) {
        throw malformed();
      }
      for (var pair : pairs) {
        var parts = pair.split("=", 2);
        put(root, decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
      }
    }
    return node(root);
  }

  private static void put(Map<String, Object> root, String name, String value) {
    var steps = name.split("\\.", DEEPEST + 1);
    if (steps.length > DEEPEST) {
      throw malformed();
    }
    var branch = root;
    for (int i = 0; i < steps.length; i++) {
      if (!STEP.matcher(steps[i]).matches()) {
        throw malformed();
      }
      if (i == steps.length - 1) {
        if (branch.putIfAbsent(steps[i], value) != null) {
          throw malformed();
        }
      } else {
        branch = branch(branch.computeIfAbsent(steps[i], _ -> new TreeMap<String, Object>()));
      }
    }
  }

  @SuppressWarnings("unchecked") // only this class puts branches in
  private static Map<String, Object> branch(Object found) {
    if (found instanceof Map<?, ?> branch) {
      return (Map<String, Object>) branch;
    }
    throw malformed();
  }

  private static JsonNode node(Object value) {
    if (!(value instanceof Map<?, ?>)) {
      return JSON.stringNode((String) value);
    }
    var branch = branch(value);
    if (branch.isEmpty() || !branch.keySet().stream().allMatch(key -> isIndex(key))) {
      var object = JSON.objectNode();
      branch.forEach((name, child) -> object.set(name, node(child)));
      return object;
    }
    var array = JSON.arrayNode();
    for (int i = 0; i < branch.size(); i++) {
      var child = branch.get(Integer.toString(i));
      if (child == null) {
        throw malformed();
      }
      array.add(node(child));
    }
    return array;
  }

  private static boolean isIndex(String key) {
    return INDEX.matcher(key).matches();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static CloudError malformed() {
    return new CloudError(
        "InvalidParameter", "Expected parameters like Filters.0.Name=vpc-id, each given once");
  }
}
