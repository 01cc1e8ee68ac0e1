package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A request of the cloud API exactly as it came: what was signed must not be tidied.
 *
 * @param query raw, empty where there is none
 * @param headers by lower-case name; of a repeated one the first
 * @param address from where it came
 */
record SignedRequest(
    String method, String query, Map<String, String> headers, byte[] body, String address) {
  SignedRequest {
    headers = Map.copyOf(headers);
  }

  /** Empty where there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** All that a secret could stand in by mistake. */
  Stream<String> texts() {
    return Stream.concat(headers.values().stream(), Stream.of(query, new String(body, UTF_8)));
  }
}
