package dev.landbridge.gateway.tencentapi;

import java.util.Map;

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
}
