package dev.landbridge.gateway.tencentapi;

import java.util.List;
import java.util.Map;
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

  public static Map<String, String> mapOf(@Nullable List<Tag> tags) {
    var map = new TreeMap<String, String>();
    for (var tag : tags == null ? List.<Tag>of() : tags) {
      var value = tag.value();
      if (tag.key().startsWith(OWN)) {
        throw new CloudError(
            "InvalidParameterValue.TagInvalidKey", "Expected a key other than " + tag.key());
      }
      if (map.put(tag.key(), value == null ? "" : value) != null) {
        throw new CloudError(
            "InvalidParameterValue.TagDuplicateKey", "Expected the key once: " + tag.key());
      }
    }
    return map;
  }

  /** For what has no tags here. */
  public static void refuse(@Nullable List<Tag> tags) {
    if (tags != null && !tags.isEmpty()) {
      throw new CloudError(
          "InvalidParameterValue.TagNotSupportTag", "Expected no tags: such resources have none");
    }
  }
}
