package dev.landbridge.gateway.tencentapi;

import dev.landbridge.events.Names;
import dev.landbridge.events.Tags;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One tag on the wire; what only the facade keeps among the tags is none. */
public record Tag(String key, @Nullable String value) {
  /** Keys that begin so are the facade's. */
  public static final String OWN = "cloud-api:";

  public static List<Tag> listOf(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .filter(tag -> !tag.getKey().startsWith(OWN))
            .map(tag -> new Tag(tag.getKey(), tag.getValue()))
            .toList();
  }

  /**
   * As a map, or refused in the codes for tags.
   *
   * @param most how many there may be
   */
  public static Map<String, String> mapOf(@Nullable List<Tag> tags, int most) {
    var given = tags == null ? List.<Tag>of() : tags;
    if (given.size() > most) {
      throw new CloudError(
          "LimitExceeded.TagKeyPerResourceExceeded", "Expected at most " + most + " tags");
    }
    var map = new TreeMap<String, String>();
    for (var tag : given) {
      checkKey(tag.key());
      var value = Objects.requireNonNullElse(tag.value(), "");
      if (value.length() > Tags.LONGEST_VALUE || Names.hasControl(value)) {
        throw refused(
            "TagInvalidVal", "values of at most " + Tags.LONGEST_VALUE + " printable characters");
      }
      if (map.put(tag.key(), value) != null) {
        throw refused("TagDuplicateKey", "each key once");
      }
    }
    return map;
  }

  /** For an action that documents no code for tags: whatever is wrong, they are malformed. */
  public static Map<String, String> mapOf(@Nullable List<Tag> tags) {
    try {
      return mapOf(tags, Tags.MOST);
    } catch (CloudError e) {
      throw new CloudError("InvalidParameterValue.Malformed", e.detail());
    }
  }

  private static void checkKey(String key) {
    if (key.length() > Tags.LONGEST_KEY) {
      throw refused("TagInvalidKeyLen", "keys of at most " + Tags.LONGEST_KEY + " characters");
    }
    if (key.isBlank() || Names.hasControl(key)) {
      throw refused("TagInvalidKey", "keys of printable characters");
    }
    if (key.startsWith(OWN)) {
      throw new CloudError(
          "UnsupportedOperation.TagSystemReservedTagKey",
          "Expected no key that begins with " + OWN + ": those are the system's");
    }
  }

  private static CloudError refused(String code, String expected) {
    return new CloudError("InvalidParameterValue." + code, "Expected " + expected);
  }

  /**
   * For what has no tags here.
   *
   * @param code that the action documents for it
   */
  public static void refuse(@Nullable List<Tag> tags, String code) {
    if (tags != null && !tags.isEmpty()) {
      throw new CloudError(code, "Expected no tags: such resources have none");
    }
  }
}
