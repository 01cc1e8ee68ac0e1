package dev.landbridge.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A gateway that could not do its work does not start, and says why. */
class GatewayStartTest {
  private static final String KEY = "gateway.master-key";
  private static Map<String, Object> properties;

  /** A database in which one key is stored. */
  @BeforeAll
  static void storeAKey() {
    try (var gateway = GatewayUnderTest.start()) {
      gateway.newCaller("owner");
      properties = new HashMap<>(gateway.service().properties());
    }
  }

  @AfterAll
  static void forget() {
    properties = Map.of();
  }

  private static void start(Map<String, Object> changed) {
    var all = new HashMap<>(properties);
    all.remove("gateway.master-key-file");
    all.putAll(changed);
    ServiceUnderTest.start(GatewayServiceConfiguration.class, all).close();
  }

  @Test
  void theRightKeyStartsIt() {
    var file = properties.getOrDefault("gateway.master-key-file", "none");
    assertThatCode(() -> start(Map.of("gateway.master-key-file", file))).doesNotThrowAnyException();
  }

  @Test
  void anotherMasterKeyDoesNotStartIt() {
    var another = Base64.getEncoder().encodeToString(new byte[32]);
    assertThatThrownBy(() -> start(Map.of(KEY, another)))
        .hasStackTraceContaining("Expected master key 1 to open the secret of key-");
  }

  @Test
  void withoutAMasterKeyThatIsStillNeededItDoesNotStart() {
    var another = "2:" + Base64.getEncoder().encodeToString(new byte[32]);
    assertThatThrownBy(() -> start(Map.of(KEY, another)))
        .hasStackTraceContaining(
            "Expected master keys [1], since 1 secrets are sealed with them, but there are only [2]");
  }

  @Test
  void aMasterKeyThatIsNoneDoesNotStartItAndIsNotShown() {
    assertThatThrownBy(() -> start(Map.of(KEY, "not-a-master-key")))
        .hasStackTraceContaining("Expected a master key as base64 of 32 bytes");
  }

  @Test
  void withoutAMasterKeyItDoesNotStart() {
    assertThatThrownBy(() -> start(Map.of()))
        .hasStackTraceContaining("Expected gateway.master-key or gateway.master-key-file");
  }

  @Test
  void twoServicesForOnePathDoNotStart() {
    var file = properties.getOrDefault("gateway.master-key-file", "none");
    assertThatThrownBy(
            () ->
                start(
                    Map.of(
                        "gateway.master-key-file", file,
                        "gateway.services.other-service.url", "http://127.0.0.1:1",
                        "gateway.services.other-service.prefixes", "/v1/vpcs")))
        .hasStackTraceContaining("Expected one service for /v1/vpcs");
  }
}
