package dev.landbridge.peering.quota;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What routing-service allows without a ticket, by its own settings: shown here, and where tickets
 * begin.
 */
@Validated
@ConfigurationProperties("routing")
record RouteLimits(
    @DefaultValue("10") @Min(1) int routeTablesPerVpc,
    @DefaultValue("50") @Min(1) int routesPerTable) {}
