package dev.landbridge.routing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the operator may set for routing.
 *
 * @param routeTablesPerVpc how many an account may have without a ticket, the main one included
 * @param routesPerTable how many an account may write without a ticket; local routes do not count
 * @param probesPerVpc how many network probes a VPC may have
 * @param probedSubnetsPerVpc in how many of its subnets
 * @param expiryNotice how long before a pending connection expires the findings tell of it
 * @param networkWait how long a request waits for the picture of the network; events are read in
 *     batches, at start as well, none of which may take longer
 */
@Validated
@ConfigurationProperties(value = "routing", ignoreUnknownFields = false)
public record RoutingSettings(
    @DefaultValue("10") @Min(1) @Max(10_000) int routeTablesPerVpc,
    @DefaultValue("50") @Min(1) @Max(10_000) int routesPerTable,
    @DefaultValue("50") @Min(1) @Max(10_000) int probesPerVpc,
    @DefaultValue("20") @Min(1) @Max(10_000) int probedSubnetsPerVpc,
    @DefaultValue("24h") @DurationMin(seconds = 0) Duration expiryNotice,
    @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration networkWait) {}
