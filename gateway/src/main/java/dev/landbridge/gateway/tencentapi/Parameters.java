package dev.landbridge.gateway.tencentapi;

import static java.util.stream.Collectors.joining;

import dev.landbridge.events.Names;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parameters of an action into its record, strictly. */
final class Parameters {
  private static final Pattern FILTER = Pattern.compile("Filters(\\.[0-9]+)?");
  private static final Pattern FILTER_VALUES = Pattern.compile("Filters\\.[0-9]+\\.Values");

  /** For too long a one of these there is a code; that of a connection is malformed then. */
  private static final Set<String> NAMES =
      Set.of("vpcName", "subnetName", "routeTableName", "netDetectName");

  private final JsonMapper json = WireFormat.ofTheCloud();

  /** What a client sent: JSON in the body, or else the query of a GET. */
  JsonNode tree(SignedRequest request) {
    if (request.method().equals("GET")) {
      return QueryParameters.tree(request.query());
    }
    var contentType = request.header("content-type").toLowerCase(Locale.ROOT);
    if (!contentType.split(";", 2)[0].strip().equals("application/json")) {
      throw new CloudError("InvalidParameter", "Expected Content-Type: application/json");
    }
    try {
      var tree = json.readTree(request.body());
      if (tree.isObject()) {
        return tree;
      }
    } catch (JacksonException e) {
      throw notJson();
    }
    throw notJson();
  }

  private static CloudError notJson() {
    return new CloudError("InvalidParameter", "Expected one well-formed JSON object in the body");
  }

  <I extends Record> I read(JsonNode tree, Class<I> type) {
    I input;
    try {
      input = json.treeToValue(tree, type);
    } catch (UnrecognizedPropertyException e) {
      throw new CloudError(
          "UnknownParameter", "Expected no parameter " + path(e) + ", but got one");
    } catch (DatabindException e) {
      throw mismatch(path(e));
    } catch (JacksonException e) {
      throw new CloudError("InvalidParameterValue", "Expected values of the documented types");
    }
    checkComplete(input, "");
    return input;
  }

  JsonNode write(Record answer) {
    return json.valueToTree(answer);
  }

  byte[] bytes(Object document) {
    return json.writeValueAsBytes(document);
  }

  private static CloudError mismatch(String path) {
    var code =
        FILTER.matcher(path).matches()
            ? "InvalidParameter.FilterNotDict"
            : FILTER_VALUES.matcher(path).matches()
                ? "InvalidParameter.FilterValuesNotList"
                : "InvalidParameterValue";
    return new CloudError(code, "Expected " + path + " to be of the documented type");
  }

  private static String path(DatabindException error) {
    return error.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? String.valueOf(step.getIndex())
                    : step.getPropertyName())
        .collect(joining("."));
  }

  /** Whatever may be absent is {@code @Nullable}; a null within a list never may. */
  private static void checkComplete(Record input, String prefix) {
    for (var component : input.getClass().getRecordComponents()) {
      var name = prefix + capitalised(component.getName());
      var value = value(input, component);
      if (value == null) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          throw CloudError.missing(name);
        }
      } else if (value instanceof List<?> items) {
        checkItems(items, name);
      } else if (value instanceof Record nested) {
        checkComplete(nested, name + ".");
      } else if (value instanceof String text && NAMES.contains(component.getName())) {
        checkLength(text, name);
      }
    }
  }

  private static void checkLength(String text, String name) {
    if (text.length() > Names.LONGEST_NAME) {
      throw new CloudError(
          "InvalidParameterValue.TooLong",
          "Expected " + name + " to have at most " + Names.LONGEST_NAME + " characters");
    }
  }

  private static void checkItems(List<?> items, String name) {
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      if (item == null) {
        throw mismatch(name + "." + i);
      }
      if (item instanceof Record nested) {
        checkComplete(nested, name + "." + i + ".");
      }
    }
  }

  private static @Nullable Object value(Record input, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(input);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Expected " + component + " to be readable", e);
    }
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
