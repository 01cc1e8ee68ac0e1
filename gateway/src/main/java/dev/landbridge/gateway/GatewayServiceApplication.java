package dev.landbridge.gateway;

import dev.landbridge.platform.LandbridgeService;

/** The gateway as a process of its own. */
public final class GatewayServiceApplication {
  private GatewayServiceApplication() {}

  public static void main(String[] args) {
    LandbridgeService.run(GatewayServiceConfiguration.class, args);
  }
}
