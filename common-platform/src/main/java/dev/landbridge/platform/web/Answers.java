package dev.landbridge.platform.web;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The shapes of successful answers. */
public final class Answers {
  private Answers() {}

  public static <T> ResponseEntity<T> created(String path, T body, long version) {
    return ResponseEntity.created(URI.create(path)).eTag(tag(version)).body(body);
  }

  public static <T> ResponseEntity<T> ok(T body, long version) {
    return ResponseEntity.ok().eTag(tag(version)).body(body);
  }

  public static ResponseEntity<Void> noContent() {
    return ResponseEntity.noContent().build();
  }

  private static String tag(long version) {
    return "\"" + version + "\"";
  }
}
