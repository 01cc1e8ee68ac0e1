package dev.landbridge.testkit.sample.web;

import java.util.Optional;

/** In the place of the platform's. */
final class Answers {
  private Answers() {}

  static ResponseEntity<String> created() {
    return new ResponseEntity<>(201, Optional.of("made"));
  }

  static ResponseEntity<String> ok() {
    return new ResponseEntity<>(200, Optional.of("found"));
  }

  static ResponseEntity<Void> noContent() {
    return new ResponseEntity<>(204, Optional.empty());
  }
}
