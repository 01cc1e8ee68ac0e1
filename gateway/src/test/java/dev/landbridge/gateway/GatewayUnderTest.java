package dev.landbridge.gateway;

import dev.landbridge.gateway.secret.KeyFiles;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.ServiceUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A gateway on real backends, in front of two small services, with a clock set by hand. */
public final class GatewayUnderTest implements AutoCloseable {
  private final BackEnd peering = BackEnd.start();
  private final BackEnd routing = BackEnd.start();
  private final Path folder;
  private ServiceUnderTest service;

  /** The gateway as it is, but for the clock of caches and limits. */
  @Import(GatewayServiceConfiguration.class)
  public static class WithHandClock {
    @Bean
    @Primary
    HandClock handClock() {
      return new HandClock();
    }
  }

  private GatewayUnderTest(Map<String, Object> overrides) {
    try {
      folder = Files.createTempDirectory("gateway-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    service = ServiceUnderTest.start(WithHandClock.class, properties(overrides));
  }

  public static GatewayUnderTest start(Map<String, Object> overrides) {
    return new GatewayUnderTest(overrides);
  }

  public static GatewayUnderTest start() {
    return start(Map.of());
  }

  private Map<String, Object> properties(Map<String, Object> overrides) {
    KeyFiles.createOperatorKey(folder.resolve("operator.key"), new SecureRandom());
    KeyFiles.createMasterKey(folder.resolve("master.key"), new SecureRandom());
    var properties = new HashMap<String, Object>();
    properties.put("gateway.operator-key-file", folder.resolve("operator.key"));
    properties.put("gateway.master-key-file", folder.resolve("master.key"));
    properties.put("gateway.services.peering-service.url", peering.url());
    properties.put("gateway.services.routing-service.url", routing.url());
    properties.putAll(overrides);
    return properties;
  }

  public BackEnd peering() {
    return peering;
  }

  public BackEnd routing() {
    return routing;
  }

  public HandClock clock() {
    return service.bean(HandClock.class);
  }

  public ServiceUnderTest service() {
    return service;
  }

  public void restart() {
    service = service.restart();
  }

  public HttpProbe nobody() {
    return service.http();
  }

  public String operatorBearer() {
    return KeyFiles.read(folder.resolve("operator.key"));
  }

  public HttpProbe operator() {
    return nobody().withBearer(operatorBearer());
  }

  public HttpProbe with(String bearer) {
    return nobody().withBearer(bearer);
  }

  /** Opens an account under a random id. */
  public String openAccount(String name) {
    return operator().post("/v1/accounts", Map.of("name", name)).expect(201).text("id");
  }

  /** Makes a key; the answer is what to send as bearer. */
  public String newKey(String account, String role) {
    return operator()
        .post("/v1/accounts/" + account + "/api-keys", Map.of("name", role, "role", role))
        .expect(201)
        .text("bearer");
  }

  public HttpProbe newCaller(String role) {
    return with(newKey(openAccount("an account"), role));
  }

  @Override
  public void close() {
    service.close();
    peering.close();
    routing.close();
  }
}
