package dev.landbridge.routing;

import dev.landbridge.routing.probe.ProbeName;
import dev.landbridge.routing.probe.ProbeNote;
import dev.landbridge.routing.route.RouteDescription;
import dev.landbridge.routing.table.NextHopFacts;
import dev.landbridge.routing.table.TableName;
import dev.landbridge.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  /** Texts are public for whoever reads JSON; facts pass through other rooms unseen. */
  @Test
  void theHouseRulesHold() {
    ArchitectureRules.of("dev.landbridge.routing")
        .mayBePublic(
            TableName.class,
            RouteDescription.class,
            NextHopFacts.class,
            ProbeName.class,
            ProbeNote.class)
        .check();
  }
}
