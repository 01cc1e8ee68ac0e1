package dev.landbridge.routing.network;

import dev.landbridge.events.peering.Quota;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What peering-service allows, by its own settings: whoever asks what a change would do is told
 * where that service would refuse it.
 */
@Validated
@ConfigurationProperties("peering")
public record PeeringLimits(
    @DefaultValue("false") boolean peersMayOverlap,
    @DefaultValue({"10", "20", "50", "100", "200", "500", "1000"})
        List<@Min(1) Integer> bandwidthTiersMbps,
    @DefaultValue Map<Quota, Integer> quotas) {
  public PeeringLimits {
    bandwidthTiersMbps = bandwidthTiersMbps.stream().sorted().toList();
    quotas = Map.copyOf(quotas);
  }

  /** The limit of an account for which no ticket raised it. */
  int limit(Quota quota) {
    return quotas.getOrDefault(quota, quota.standard());
  }
}
