package dev.landbridge.peering;

import dev.landbridge.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theHouseRulesHold() {
    ArchitectureRules.check("dev.landbridge.peering");
  }
}
