package dev.landbridge.routing.probe;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeChanged;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeDefined;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeRemoved;
import dev.landbridge.events.routing.NetworkProbeEvent.NetworkProbeReported;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.ProbeResult;
import dev.landbridge.routing.probe.NetworkProbe.Live;
import dev.landbridge.routing.probe.NetworkProbe.None;
import dev.landbridge.routing.probe.NetworkProbe.Removed;
import dev.landbridge.routing.probe.NetworkProbe.Report;
import dev.landbridge.routing.probe.NetworkProbeCommand.ChangeProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.DefineProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.RemoveProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.ReportResults;
import dev.landbridge.routing.probe.NetworkProbeRejection.MeasuredInTheFuture;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchNetworkProbe;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchProbeDestination;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchProbeNextHop;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeDestinationInVpc;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeDestinationTaken;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeFamilyDiffers;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeNextHopMismatch;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeQuotaExceeded;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbedSubnetQuotaExceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a network probe answers, and what it becomes. */
final class NetworkProbeDecider {
  /** Clocks of those who measure may run ahead a little. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private NetworkProbeDecider() {}

  private record Situation(NetworkProbe state, NetworkProbeCommand command) {}

  static Decision<NetworkProbeEvent, NetworkProbeRejection> decide(
      NetworkProbeCommand command, NetworkProbe state) {
    return switch (new Situation(state, command)) {
      case Situation(None _, DefineProbe c) when !c.facts().room().takesProbe() ->
          rejected(new ProbeQuotaExceeded(c.vpcId(), c.facts().room().mostProbes()));
      case Situation(None _, DefineProbe c) when !c.facts().room().takesSubnet() ->
          rejected(new ProbedSubnetQuotaExceeded(c.vpcId(), c.facts().room().mostSubnets()));
      case Situation(None _, DefineProbe c) ->
          forbidden(c.definition(), c.facts(), c.subnetId())
              .<Decision<NetworkProbeEvent, NetworkProbeRejection>>map(Decision::rejected)
              .orElseGet(() -> accepted(defined(c)));
      case Situation(Live p, ChangeProbe c) when c.definition().equals(p.definition()) ->
          accepted();
      case Situation(Live p, ChangeProbe c) ->
          forbidden(c.definition(), c.facts(), p.subnetId())
              .<Decision<NetworkProbeEvent, NetworkProbeRejection>>map(Decision::rejected)
              .orElseGet(() -> accepted(changed(c, p)));
      case Situation(Live p, RemoveProbe c) ->
          accepted(new NetworkProbeRemoved(c.id(), of(p.owner())));
      case Situation(Live p, ReportResults c) -> report(c, p);
      case Situation(_, var c) -> rejected(new NoSuchNetworkProbe(c.id())); // closed by default
    };
  }

  private static List<AccountId> of(AccountId owner) {
    return List.of(owner);
  }

  private static Optional<NetworkProbeRejection> forbidden(
      ProbeDefinition definition, ProbeFacts facts, SubnetId subnet) {
    var hop = Optional.ofNullable(definition.nextHop()).map(NextHop::id).orElse("");
    Stream<NetworkProbeRejection> hops =
        switch (facts.hop()) {
          case FITS -> Stream.of();
          case UNKNOWN -> Stream.of(new NoSuchProbeNextHop(hop));
          case MISMATCH -> Stream.of(new ProbeNextHopMismatch(hop));
        };
    return Stream.of(
            families(definition, facts),
            own(definition, facts),
            taken(definition, facts, subnet),
            hops)
        .flatMap(broken -> broken)
        .findFirst();
  }

  private static Stream<NetworkProbeRejection> families(
      ProbeDefinition definition, ProbeFacts facts) {
    return definition.destinations().stream()
        .filter(destination -> destination.family() != facts.subnet().family())
        .map(destination -> new ProbeFamilyDiffers(destination, facts.subnet()));
  }

  private static Stream<NetworkProbeRejection> own(ProbeDefinition definition, ProbeFacts facts) {
    return definition.destinations().stream()
        .flatMap(
            destination ->
                facts.ownBlocks().stream()
                    .filter(block -> block.contains(destination))
                    .map(block -> new ProbeDestinationInVpc(destination, block)));
  }

  private static Stream<NetworkProbeRejection> taken(
      ProbeDefinition definition, ProbeFacts facts, SubnetId subnet) {
    return definition.destinations().stream()
        .filter(facts.taken()::contains)
        .map(destination -> new ProbeDestinationTaken(destination, subnet));
  }

  private static NetworkProbeDefined defined(DefineProbe c) {
    return new NetworkProbeDefined(
        c.id(),
        c.vpcId(),
        c.subnetId(),
        c.owner(),
        c.definition().name(),
        c.definition().description(),
        c.definition().destinations(),
        c.definition().nextHop(),
        of(c.owner()));
  }

  private static NetworkProbeChanged changed(ChangeProbe c, Live probe) {
    return new NetworkProbeChanged(
        c.id(),
        c.definition().name(),
        c.definition().description(),
        c.definition().destinations(),
        c.definition().nextHop(),
        of(probe.owner()));
  }

  /** The same measurement told again changes nothing. */
  private static Decision<NetworkProbeEvent, NetworkProbeRejection> report(
      ReportResults c, Live probe) {
    if (c.measuredAt().isAfter(c.now().plus(AHEAD))) {
      return rejected(new MeasuredInTheFuture(c.measuredAt()));
    }
    var foreign =
        c.results().stream()
            .map(ProbeResult::destination)
            .filter(destination -> !probe.definition().destinations().contains(destination))
            .findFirst();
    if (foreign.isPresent()) {
      return rejected(new NoSuchProbeDestination(c.id(), foreign.get()));
    }
    return probe.latest().equals(new Report(c.measuredAt(), c.results()))
        ? accepted()
        : accepted(
            new NetworkProbeReported(c.id(), c.measuredAt(), c.results(), of(probe.owner())));
  }

  /** What the event makes of the state; {@code at} is when it was stored. */
  static NetworkProbe evolve(NetworkProbe state, NetworkProbeEvent event, Instant at) {
    return switch (event) {
      case NetworkProbeDefined e ->
          new Live(
              e.id(),
              e.vpcId(),
              e.subnetId(),
              e.owner(),
              new ProbeDefinition(e.name(), e.description(), e.destinations(), e.nextHop()),
              Report.NONE,
              at);
      case NetworkProbeRemoved _ -> new Removed();
      case NetworkProbeEvent e when state instanceof Live probe -> evolveLive(probe, e);
      case NetworkProbeEvent _ -> state; // nothing follows a removal
    };
  }

  private static NetworkProbe evolveLive(Live probe, NetworkProbeEvent event) {
    return switch (event) {
      case NetworkProbeDefined _, NetworkProbeRemoved _ -> probe;
      case NetworkProbeChanged e ->
          probe.with(new ProbeDefinition(e.name(), e.description(), e.destinations(), e.nextHop()));
      case NetworkProbeReported e -> probe.with(new Report(e.measuredAt(), e.results()));
    };
  }
}
