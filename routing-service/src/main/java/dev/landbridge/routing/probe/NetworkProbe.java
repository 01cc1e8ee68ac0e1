package dev.landbridge.routing.probe;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.ProbeResult;
import java.time.Instant;
import java.util.List;

/** The states a network probe can be in. */
sealed interface NetworkProbe {

  /** Nobody defined it. */
  record None() implements NetworkProbe {}

  record Live(
      NetworkProbeId id,
      VpcId vpcId,
      SubnetId subnetId,
      AccountId owner,
      ProbeDefinition definition,
      Report latest,
      Instant createdAt)
      implements NetworkProbe {

    /** What was measured of other addresses, or by another way, says nothing any more. */
    Live with(ProbeDefinition changed) {
      var still = changed.measuresLike(definition) ? latest : Report.NONE;
      return new Live(id, vpcId, subnetId, owner, changed, still, createdAt);
    }

    /** What was measured earlier does not replace what was measured later. */
    Live with(Report report) {
      return report.measuredAt().isBefore(latest.measuredAt())
          ? this
          : new Live(id, vpcId, subnetId, owner, definition, report, createdAt);
    }
  }

  /** Gone for good. */
  record Removed() implements NetworkProbe {}

  /** What came out last. */
  record Report(Instant measuredAt, List<ProbeResult> results) {
    static final Report NONE = new Report(Instant.EPOCH, List.of());

    public Report {
      results = List.copyOf(results);
    }
  }
}
