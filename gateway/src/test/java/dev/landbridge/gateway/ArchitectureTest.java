package dev.landbridge.gateway;

import dev.landbridge.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theHouseRulesHold() {
    ArchitectureRules.of("dev.landbridge.gateway")
        .webAlsoIn("Forwarder", "OwnRequest", "OwnResponse")
        .check();
  }
}
