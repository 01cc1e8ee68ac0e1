package dev.landbridge.peering.connection;

import java.time.Duration;
import java.util.List;

/** What the operator allows. */
record PeeringRules(Duration acceptanceWindow, List<Integer> tiersMbps) {
  PeeringRules {
    tiersMbps = List.copyOf(tiersMbps);
  }

  int largestTierMbps() {
    return tiersMbps.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
