package dev.landbridge.routing.probe;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.ProbeResult;
import java.time.Instant;
import java.util.List;

/** What one may ask of a network probe. */
public sealed interface NetworkProbeCommand extends Addressed {
  @Override
  NetworkProbeId id();

  record DefineProbe(
      NetworkProbeId id,
      VpcId vpcId,
      SubnetId subnetId,
      AccountId owner,
      ProbeDefinition definition,
      ProbeFacts facts)
      implements NetworkProbeCommand {}

  record ChangeProbe(NetworkProbeId id, ProbeDefinition definition, ProbeFacts facts)
      implements NetworkProbeCommand {}

  /** By its owner, or because its subnet is gone. */
  record RemoveProbe(NetworkProbeId id) implements NetworkProbeCommand {}

  /** What was measured, with the connection that each path used. */
  record ReportResults(
      NetworkProbeId id, Instant measuredAt, List<ProbeResult> results, Instant now)
      implements NetworkProbeCommand {
    public ReportResults {
      results = List.copyOf(results);
    }
  }
}
