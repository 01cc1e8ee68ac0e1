package dev.landbridge.platform;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What every service is told.
 *
 * @param internalKey signs calls between services; or {@code internalKeyFile} holds it
 * @param causalWait how long a request waits for what its caller has already seen
 * @param headTimeout how long the head of a request may take to arrive, from its first byte on
 * @param bodyTimeout how long its body may take
 * @param idempotencyRetention how long an Idempotency-Key is remembered
 */
@Validated
@ConfigurationProperties(value = "landbridge", ignoreUnknownFields = false)
public record PlatformSettings(
    @Valid @DefaultValue Database database,
    @Valid @DefaultValue Kafka kafka,
    @Nullable String internalKey,
    @Nullable String internalKeyFile,
    @DefaultValue("10s") Duration causalWait,
    @DefaultValue("64KB") DataSize maxBody,
    @DefaultValue("20s") Duration headTimeout,
    @DefaultValue("20s") Duration bodyTimeout,
    @DefaultValue("24h") Duration idempotencyRetention,
    @DefaultValue("4096") @Min(0) int cachedAggregates) {

  /**
   * The service's own PostgreSQL database.
   *
   * @param connectionTimeout how long a request waits for one of the connections
   */
  public record Database(
      @DefaultValue("jdbc:postgresql://127.0.0.1:5432/landbridge") @NotBlank String url,
      @DefaultValue("landbridge") @NotBlank String user,
      @DefaultValue("") String password,
      @DefaultValue("10") @Min(4) @Max(500) int poolSize,
      @DefaultValue("10s") @NotNull Duration connectionTimeout,
      @DefaultValue("5s") @NotNull Duration lockTimeout,
      @DefaultValue("60s") @NotNull Duration statementTimeout) {
    @Override
    public String toString() {
      return "Database[url=" + url + ", user=" + user + ", poolSize=" + poolSize + "]";
    }
  }

  /** The shared log. */
  public record Kafka(
      @DefaultValue("127.0.0.1:9092") @NotBlank String bootstrapServers,
      @DefaultValue("landbridge") @NotBlank String topicPrefix,
      @DefaultValue("12") @Min(1) int partitions,
      @DefaultValue("1") @Min(1) short replicationFactor) {}

  @Override
  public String toString() {
    return "PlatformSettings[database=" + database + ", kafka=" + kafka + "]";
  }
}
