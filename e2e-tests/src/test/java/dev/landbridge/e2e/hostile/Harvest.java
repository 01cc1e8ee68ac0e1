package dev.landbridge.e2e.hostile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Values that answers have shown, by the name of the field and, of ids, by their kind: what a
 * request that means something is made of. It forgets as much as it learns, so that it stays small.
 */
final class Harvest {
  private static final int MOST = 40;
  private static final int DEEPEST = 6;
  private static final int LONGEST = 100;
  private static final int ITEMS = 12;
  private static final int FRESH = 6;
  private static final Pattern ID = Pattern.compile("([a-z]+)-[0-9a-f]{17}");

  private final @Nullable Harvest others;
  private final Map<String, List<String>> byName = new HashMap<>();
  private final Map<String, List<String>> byResource = new HashMap<>();
  private final List<String> ids = new ArrayList<>();

  /**
   * @param others what to pick from where this one knows nothing
   */
  Harvest(@Nullable Harvest others) {
    this.others = others;
  }

  /**
   * @param resource such as {@code vpcs}, of which the answer tells
   */
  synchronized void learn(String resource, JsonNode answer) {
    learn("", answer, 0);
    learnId(resource, answer);
    for (int i = 0; i < Math.min(ITEMS, answer.path("items").size()); i++) {
      learnId(resource, answer.path("items").path(i));
    }
  }

  private void learnId(String resource, JsonNode item) {
    if (item.path("id").isString()) {
      keep(byResource.computeIfAbsent(resource, _ -> new ArrayList<>()), text(item, "id"));
    }
  }

  private static String text(JsonNode item, String field) {
    return item.path(field).asString("");
  }

  private void learn(String name, JsonNode value, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (value.isObject()) {
      value.properties().forEach(field -> learn(field.getKey(), field.getValue(), depth + 1));
    } else if (value.isArray()) {
      for (int i = 0; i < Math.min(ITEMS, value.size()); i++) {
        learn(name, value.get(i), depth + 1);
      }
    } else if (value.isString() && value.asString().length() <= LONGEST) {
      keep(byName.computeIfAbsent(lower(name), _ -> new ArrayList<>()), value.asString());
      if (ID.matcher(value.asString()).matches()) {
        keep(ids, value.asString());
      }
    }
  }

  /** The newest last: what was seen again is likely to be still there. */
  private static void keep(List<String> known, String value) {
    known.remove(value);
    known.add(value);
    if (known.size() > MOST) {
      known.removeFirst();
    }
  }

  private static String pick(List<String> known, RandomGenerator random) {
    return Spite.once(random, 3)
        ? Spite.pick(random, known)
        : Spite.pick(random, known.subList(Math.max(0, known.size() - FRESH), known.size()));
  }

  /** What a field of this name, or of the end of it ({@code requesterVpcId}), has held. */
  synchronized Optional<String> named(String name, RandomGenerator random) {
    for (var part = name; !part.isEmpty(); part = withoutFirstWord(part)) {
      var known = byName.getOrDefault(lower(part), List.of());
      if (!known.isEmpty() && !part.equals("Id")) {
        return Optional.of(pick(known, random));
      }
    }
    var longer =
        byName.keySet().stream().filter(known -> known.endsWith(lower(name))).sorted().toList();
    return longer.isEmpty()
        ? elsewhere(other -> other.named(name, random))
        : Optional.of(pick(byName.getOrDefault(Spite.pick(random, longer), List.of("")), random));
  }

  private static String withoutFirstWord(String name) {
    for (int i = 1; i < name.length(); i++) {
      if (Character.isUpperCase(name.charAt(i))) {
        return name.substring(i);
      }
    }
    return "";
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The id of such a resource. */
  synchronized Optional<String> of(String resource, RandomGenerator random) {
    var known = byResource.getOrDefault(resource, List.of());
    return known.isEmpty()
        ? elsewhere(other -> other.of(resource, random))
        : Optional.of(pick(known, random));
  }

  private Optional<String> elsewhere(Function<Harvest, Optional<String>> look) {
    return others == null ? Optional.empty() : look.apply(others);
  }

  synchronized Optional<String> anyId(RandomGenerator random) {
    return ids.isEmpty() ? elsewhere(other -> other.anyId(random)) : Optional.of(pick(ids, random));
  }
}
