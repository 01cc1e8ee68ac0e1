package dev.landbridge.peering;

import dev.landbridge.events.Tags;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.platform.web.MalformedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tags as they are stored in, and looked for by, a jsonb column. */
public final class TagsColumn {
  private static final JsonMapper JSON = JsonFormat.api().build();

  private TagsColumn() {}

  public static String write(Tags tags) {
    return JSON.writeValueAsString(tags.pairs());
  }

  public static Tags read(String json) {
    return JSON.readValue(json, Tags.class);
  }

  /** What a column with that tag contains; nothing is asked where no key is named. */
  public static @Nullable String containing(@Nullable TagKey key, @Nullable FreeText value) {
    if (key == null && value != null) {
      throw new MalformedRequest("tagValue", "Expected a tagKey with it");
    }
    return key == null || value == null
        ? null
        : JSON.writeValueAsString(java.util.Map.of(key.text(), value.text()));
  }
}
