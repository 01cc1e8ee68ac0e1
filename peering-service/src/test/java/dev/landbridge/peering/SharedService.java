package dev.landbridge.peering;

import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;

/** One running service for the tests that need no settings of their own. */
public final class SharedService {
  public static final ServiceUnderTest SERVICE = start(Map.of());

  private SharedService() {}

  static ServiceUnderTest start(Map<String, Object> overrides) {
    return ServiceUnderTest.start(
        LandbridgeService::start, PeeringServiceConfiguration.class, overrides);
  }
}
