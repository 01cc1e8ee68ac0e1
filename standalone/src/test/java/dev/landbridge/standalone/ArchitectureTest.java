package dev.landbridge.standalone;

import dev.landbridge.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void filesAndMethodsStaySmall() {
    ArchitectureRules.checkSizes();
  }
}
