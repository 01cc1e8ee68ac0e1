package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request that would make a change.
 *
 * @param path what is in braces is for its owner to fill in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApiCall(String method, String path, @Nullable Map<String, Object> body) {

  static ApiCall post(String path) {
    return new ApiCall("POST", path, null);
  }

  static ApiCall post(String path, Map<String, Object> body) {
    return new ApiCall("POST", path, new LinkedHashMap<>(body));
  }

  static ApiCall put(String path, Map<String, Object> body) {
    return new ApiCall("PUT", path, new LinkedHashMap<>(body));
  }

  static ApiCall delete(String path) {
    return new ApiCall("DELETE", path, null);
  }
}
