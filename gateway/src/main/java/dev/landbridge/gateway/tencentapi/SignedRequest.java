package dev.landbridge.gateway.tencentapi;

import dev.landbridge.gateway.secret.MisplacedSecret;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/**
 * A request of the cloud API exactly as it came: what was signed must not be tidied.
 *
 * @param query raw, empty where there is none
 * @param headers by lower-case name; of a repeated one the first
 * @param whole the body, read when it is wanted first: not before the rest is known to be right
 * @param address from where it came
 */
record SignedRequest(
    String method,
    String query,
    Map<String, String> headers,
    Supplier<byte[]> whole,
    String address) {
  SignedRequest {
    headers = Map.copyOf(headers);
    whole = SingletonSupplier.of(whole);
  }

  byte[] body() {
    return whole.get();
  }

  /** Empty where there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** All that a secret could stand in by mistake. */
  Stream<String> texts() {
    return Stream.concat(headers.values().stream(), Stream.of(query, MisplacedSecret.text(body())));
  }
}
