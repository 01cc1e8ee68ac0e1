package dev.landbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.gateway.GatewaySettings.FailedAuthentications;
import dev.landbridge.gateway.GatewaySettings.Forwarding;
import dev.landbridge.gateway.GatewaySettings.RateLimit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class GatewaySettingsTest {

  private static GatewaySettings bind(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate(
            "gateway",
            Bindable.of(GatewaySettings.class),
            new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
  }

  @Test
  void everyDefaultIsAsDocumented() {
    var settings = bind(Map.of());
    assertThat(settings.masterKey()).isNull();
    assertThat(settings.masterKeyFile()).isNull();
    assertThat(settings.masterKeyCheck()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.operatorKeyFile()).isNull();
    assertThat(settings.keyCacheTtl()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.tokenTtl()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.maxKeysPerAccount()).isEqualTo(50);
    assertThat(settings.maxBody()).isEqualTo(DataSize.ofKilobytes(64));
    assertThat(settings.maxKnownCallers()).isEqualTo(100_000);
    assertThat(settings.rateLimit()).isEqualTo(new RateLimit(1000, 2000));
    assertThat(settings.forwarding())
        .isEqualTo(
            new Forwarding(
                Duration.ofSeconds(2), Duration.ofSeconds(20), 200, 50, 4, Duration.ofMillis(100)));
    assertThat(settings.failedAuthentications()).isEqualTo(new FailedAuthentications(20, 200));
    assertThat(settings.openapiCacheTtl()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.services()).isEmpty();
  }

  @Test
  void everyKeyIsRead() {
    var settings =
        bind(
            Map.ofEntries(
                Map.entry("gateway.master-key", "k"),
                Map.entry("gateway.master-key-file", "/keys/master"),
                Map.entry("gateway.master-key-check", "1m"),
                Map.entry("gateway.operator-key-file", "/keys/operator"),
                Map.entry("gateway.key-cache-ttl", "1s"),
                Map.entry("gateway.token-ttl", "30s"),
                Map.entry("gateway.max-keys-per-account", "7"),
                Map.entry("gateway.max-body", "1MB"),
                Map.entry("gateway.max-known-callers", "500"),
                Map.entry("gateway.rate-limit.requests-per-second", "3"),
                Map.entry("gateway.rate-limit.burst", "4"),
                Map.entry("gateway.forwarding.connect-timeout", "5s"),
                Map.entry("gateway.forwarding.response-timeout", "6s"),
                Map.entry("gateway.forwarding.max-connections-per-service", "8"),
                Map.entry("gateway.forwarding.max-concurrent-per-account", "3"),
                Map.entry("gateway.forwarding.at-work-per-account", "2"),
                Map.entry("gateway.forwarding.head-start", "70ms"),
                Map.entry("gateway.failed-authentications.per-second", "1"),
                Map.entry("gateway.failed-authentications.burst", "2"),
                Map.entry("gateway.openapi-cache-ttl", "9s"),
                Map.entry("gateway.services.vcpe-service.url", "http://10.0.0.1:80"),
                Map.entry("gateway.services.vcpe-service.prefixes", "/v1/sites,/v1/nics")));
    assertThat(settings.masterKey()).isEqualTo("k");
    assertThat(settings.masterKeyFile()).isEqualTo(Path.of("/keys/master"));
    assertThat(settings.masterKeyCheck()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.operatorKeyFile()).isEqualTo(Path.of("/keys/operator"));
    assertThat(settings.keyCacheTtl()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.tokenTtl()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.maxKeysPerAccount()).isEqualTo(7);
    assertThat(settings.maxBody()).isEqualTo(DataSize.ofMegabytes(1));
    assertThat(settings.maxKnownCallers()).isEqualTo(500);
    assertThat(settings.rateLimit()).isEqualTo(new RateLimit(3, 4));
    assertThat(settings.forwarding())
        .isEqualTo(
            new Forwarding(
                Duration.ofSeconds(5), Duration.ofSeconds(6), 8, 3, 2, Duration.ofMillis(70)));
    assertThat(settings.failedAuthentications()).isEqualTo(new FailedAuthentications(1, 2));
    assertThat(settings.openapiCacheTtl()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.services().get("vcpe-service"))
        .isEqualTo(
            new GatewaySettings.Service(
                URI.create("http://10.0.0.1:80"), List.of("/v1/sites", "/v1/nics")));
    assertThat(settings.prefixes("vcpe-service")).containsExactly("/v1/sites", "/v1/nics");
  }

  @Test
  void knownServicesHaveTheirPaths() {
    var settings = bind(Map.of("gateway.services.routing-service.url", "http://127.0.0.1:1"));
    assertThat(settings.prefixes("routing-service"))
        .containsExactly(
            "/v1/route-tables",
            "/v1/route-table-associations",
            "/v1/routes",
            "/v1/path-analyses",
            "/v1/route-plans",
            "/v1/cidr-changes",
            "/v1/network-findings",
            "/v1/topology",
            "/v1/network-probes",
            "/v1/reachability",
            "/v1/vpcs/*/reachability");
    assertThat(settings.prefixes("peering-service"))
        .containsExactly(
            "/v1/vpcs",
            "/v1/subnets",
            "/v1/vpc-peering-connections",
            "/v1/tickets",
            "/v1/classic-interconnects",
            "/v1/quotas",
            "/v1/regions",
            "/v1/bandwidth-tiers",
            "/v1/peering-guard");
    assertThat(settings.prefixes("unknown-service")).isEmpty();
  }

  @Test
  void anUnknownKeyIsRefused() {
    assertThatThrownBy(() -> bind(Map.of("gateway.master-kye", "x")))
        .hasStackTraceContaining("gateway.master-kye");
  }

  @Test
  void timesToLiveThatWouldBeUnsafeAreRefused() {
    assertThatThrownBy(() -> bind(Map.of("gateway.key-cache-ttl", "6s")))
        .hasStackTraceContaining("gateway.key-cache-ttl of at most PT5S");
    assertThatThrownBy(() -> bind(Map.of("gateway.token-ttl", "59s")))
        .hasStackTraceContaining("gateway.token-ttl of at most PT40S");
  }

  @Test
  void aHeadStartThatWouldHoldUpWhatOnlyWaitsIsRefused() {
    assertThatThrownBy(() -> bind(Map.of("gateway.forwarding.head-start", "2s")))
        .hasStackTraceContaining("gateway.forwarding.head-start of at most PT1S");
  }

  @Test
  void masterKeysAreReadAgainNeitherAllTheTimeNorNever() {
    assertThatThrownBy(() -> bind(Map.of("gateway.master-key-check", "0s")))
        .hasStackTraceContaining("gateway.master-key-check of at least PT0.05S");
    assertThatThrownBy(() -> bind(Map.of("gateway.master-key-check", "2h")))
        .hasStackTraceContaining("gateway.master-key-check of at most PT1H");
  }

  @Test
  void theMasterKeyIsNotShown() {
    assertThat(bind(Map.of("gateway.master-key", "very-secret")).toString())
        .doesNotContain("very-secret");
  }
}
