package dev.landbridge.routing.probe;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.ProbeResult;
import dev.landbridge.events.routing.ProbeState;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.probe.NetworkProbe.Live;
import dev.landbridge.routing.probe.NetworkProbe.Report;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network probe as its owner sees it, with what was measured last.
 *
 * @param routes the system routes that follow from it
 */
record NetworkProbeResource(
    NetworkProbeId id,
    AccountId accountId,
    VpcId vpcId,
    SubnetId subnetId,
    String name,
    String description,
    List<IpAddress> destinations,
    @Nullable NextHopType nextHopType,
    @Nullable String nextHopId,
    List<SystemRoute> routes,
    @Nullable Instant measuredAt,
    List<Result> results,
    long version,
    Instant createdAt) {
  NetworkProbeResource {
    destinations = List.copyOf(destinations);
    routes = List.copyOf(routes);
    results = List.copyOf(results);
  }

  /** Where a derived route stands now. */
  record SystemRoute(RouteId routeId, RouteTableId routeTableId, CidrBlock destination) {
    static SystemRoute of(ProbeRoute route) {
      return new SystemRoute(route.id(), route.routeTableId(), route.destination());
    }
  }

  /**
   * @param code the state as the reference cloud numbers it
   */
  record Result(
      IpAddress destination,
      ProbeState state,
      int code,
      double delayMs,
      double packetLossPercent,
      @Nullable PeeringConnectionId peeringConnectionId) {
    static Result of(ProbeResult result) {
      return new Result(
          result.destination(),
          result.state(),
          result.state().code(),
          result.delayMs(),
          result.packetLossPercent(),
          result.peeringConnectionId());
    }
  }

  static NetworkProbeResource of(Live probe, List<ProbeRoute> routes, long version) {
    var hop = probe.definition().nextHop();
    boolean measured = !probe.latest().equals(Report.NONE);
    return new NetworkProbeResource(
        probe.id(),
        probe.owner(),
        probe.vpcId(),
        probe.subnetId(),
        probe.definition().name(),
        probe.definition().description(),
        probe.definition().destinations(),
        hop == null ? null : hop.type(),
        hop == null ? null : hop.id(),
        routes.stream().map(SystemRoute::of).toList(),
        measured ? probe.latest().measuredAt() : null,
        probe.latest().results().stream().map(Result::of).toList(),
        version,
        probe.createdAt());
  }

  static @Nullable NextHop hop(@Nullable NextHopType type, @Nullable String id) {
    return type == null || id == null ? null : new NextHop(type, id);
  }
}
