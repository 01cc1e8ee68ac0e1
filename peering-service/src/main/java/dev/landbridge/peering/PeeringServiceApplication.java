package dev.landbridge.peering;

import dev.landbridge.platform.LandbridgeService;

/** Runs the service as a process of its own. */
public final class PeeringServiceApplication {
  private PeeringServiceApplication() {}

  public static void main(String[] args) {
    LandbridgeService.run(PeeringServiceConfiguration.class, args);
  }
}
