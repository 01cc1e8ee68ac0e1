package dev.landbridge.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the gateway is told.
 *
 * @param masterKey seals the secrets of API keys; or {@code masterKeyFile} holds it
 * @param masterKeyCheck how often that file is read again, and secrets sealed anew
 * @param operatorKeyFile holds {@code <keyId>.<secret>} of the operator; without it there is none
 * @param keyCacheTtl how long another gateway's change of a key may go unnoticed here
 * @param tokenTtl how long a signed internal token is used again
 * @param services where requests go, by service
 */
@Validated
@ConfigurationProperties(value = "gateway", ignoreUnknownFields = false)
public record GatewaySettings(
    @Nullable String masterKey,
    @Nullable Path masterKeyFile,
    @DefaultValue("5s") @NotNull Duration masterKeyCheck,
    @Nullable Path operatorKeyFile,
    @DefaultValue("2s") @NotNull Duration keyCacheTtl,
    @DefaultValue("20s") @NotNull Duration tokenTtl,
    @DefaultValue("50") @Min(2) @Max(1000) int maxKeysPerAccount,
    @DefaultValue("64KB") @NotNull DataSize maxBody,
    @DefaultValue("100000") @Min(100) int maxKnownCallers,
    @DefaultValue @Valid RateLimit rateLimit,
    @DefaultValue @Valid FailedAuthentications failedAuthentications,
    @DefaultValue @Valid Forwarding forwarding,
    @DefaultValue("10s") @NotNull Duration openapiCacheTtl,
    @DefaultValue Map<@Pattern(regexp = "[a-z][a-z-]*") String, @Valid Service> services) {

  private static final Duration SHORTEST_KEY_CHECK = Duration.ofMillis(50);
  private static final Duration LONGEST_KEY_CHECK = Duration.ofHours(1);
  private static final Duration LONGEST_KEY_TTL = Duration.ofSeconds(5);
  private static final Duration LONGEST_HEAD_START = Duration.ofSeconds(1);
  private static final Duration LONGEST_TOKEN_TTL = Duration.ofSeconds(40);
  private static final Map<String, List<String>> PREFIXES =
      Map.of(
          "peering-service",
              List.of(
                  "/v1/vpcs",
                  "/v1/subnets",
                  "/v1/vpc-peering-connections",
                  "/v1/tickets",
                  "/v1/classic-interconnects",
                  "/v1/quotas",
                  "/v1/regions",
                  "/v1/bandwidth-tiers",
                  "/v1/peering-guard"),
          "routing-service",
              List.of(
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
                  "/v1/vpcs/*/reachability"));

  public GatewaySettings {
    services = Map.copyOf(services);
    check("gateway.master-key-check", masterKeyCheck, LONGEST_KEY_CHECK);
    if (masterKeyCheck.compareTo(SHORTEST_KEY_CHECK) < 0) {
      throw new IllegalArgumentException(
          "Expected gateway.master-key-check of at least %s, but it is %s"
              .formatted(SHORTEST_KEY_CHECK, masterKeyCheck));
    }
    check("gateway.key-cache-ttl", keyCacheTtl, LONGEST_KEY_TTL);
    check("gateway.token-ttl", tokenTtl, LONGEST_TOKEN_TTL);
  }

  private static void check(String setting, Duration value, Duration most) {
    if (value.isNegative() || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "Expected %s of at most %s, but it is %s".formatted(setting, most, value));
    }
  }

  /** The paths that belong to a service: as set, or as this version of it has them. */
  public List<String> prefixes(String service) {
    var set = services.getOrDefault(service, new Service(URI.create(""), List.of())).prefixes();
    return set.isEmpty() ? PREFIXES.getOrDefault(service, List.of()) : set;
  }

  /** How much one account may ask; the operator may always. */
  public record RateLimit(
      @DefaultValue("1000") @Min(1) @Max(1_000_000) int requestsPerSecond,
      @DefaultValue("2000") @Min(1) @Max(1_000_000) int burst) {}

  /** How many wrong keys one remote address may try. */
  public record FailedAuthentications(
      @DefaultValue("20") @Min(1) @Max(1_000_000) int perSecond,
      @DefaultValue("200") @Min(1) @Max(1_000_000) int burst) {}

  /** How services are called. */
  public record Forwarding(
      @DefaultValue("2s") @NotNull Duration connectTimeout,
      @DefaultValue("20s") @NotNull Duration responseTimeout,
      @DefaultValue("200") @Min(1) int maxConnectionsPerService,
      @DefaultValue("50") @Min(1) int maxConcurrentPerAccount,
      @DefaultValue("4") @Min(1) int atWorkPerAccount,
      @DefaultValue("100ms") @NotNull Duration headStart) {
    public Forwarding {
      check("gateway.forwarding.head-start", headStart, LONGEST_HEAD_START);
    }

    /** At most half of the connections, whatever was set. */
    public int turnsPerAccount() {
      return Math.min(maxConcurrentPerAccount, Math.max(1, maxConnectionsPerService / 2));
    }
  }

  /**
   * One service; prefixes are paths of the form {@code /v1/<resource>}, or {@code
   * /v1/<resource>/*}{@code /<part>} for a part of what belongs to another service.
   */
  public record Service(
      @NotNull URI url,
      @DefaultValue
          List<@Pattern(regexp = "/v1/[a-z][a-z-]*(/\\*/[a-z][a-z-]*)?") String> prefixes) {
    public Service {
      prefixes = List.copyOf(prefixes);
    }
  }

  @Override
  public String toString() {
    return "GatewaySettings[masterKey=***, services=" + services + ", rateLimit=" + rateLimit + "]";
  }
}
