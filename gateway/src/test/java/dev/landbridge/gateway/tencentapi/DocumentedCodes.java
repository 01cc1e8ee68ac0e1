package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The error codes that the cloud documents for the actions in question. */
final class DocumentedCodes {
  private DocumentedCodes() {}

  static Set<String> all() throws IOException {
    try (var in =
        Objects.requireNonNull(DocumentedCodes.class.getResourceAsStream("documented-codes.txt"))) {
      return new String(in.readAllBytes(), UTF_8).lines().collect(Collectors.toSet());
    }
  }
}
