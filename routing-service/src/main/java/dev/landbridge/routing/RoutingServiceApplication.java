package dev.landbridge.routing;

import dev.landbridge.platform.LandbridgeService;

/** Runs the service as a process of its own. */
public final class RoutingServiceApplication {
  private RoutingServiceApplication() {}

  public static void main(String[] args) {
    LandbridgeService.run(RoutingServiceConfiguration.class, args);
  }
}
