package dev.landbridge.routing.probe;

import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.Decision;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.ProbeResult;
import dev.landbridge.events.routing.ProbeState;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.MalformedRequest;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.network.OwnedNetwork;
import dev.landbridge.routing.probe.NetworkProbeCommand.DefineProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.ReportResults;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchNetworkProbe;
import dev.landbridge.routing.table.NextHopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What probes would say before anybody measures, and what they say then. */
@RestController
@RequestMapping(NetworkProbeController.PATH)
class ProbeResultController {
  private final Commands commands;
  private final IdSource ids;
  private final OwnedNetwork network;
  private final OwnedProbes probes;
  private final ProbeGround ground;
  private final NetworkProbeQueries queries;
  private final Clock clock;

  ProbeResultController(
      Commands commands,
      IdSource ids,
      OwnedNetwork network,
      OwnedProbes probes,
      ProbeGround ground,
      NetworkProbeQueries queries,
      Clock clock) {
    this.commands = commands;
    this.ids = ids;
    this.network = network;
    this.probes = probes;
    this.ground = ground;
    this.queries = queries;
    this.clock = clock;
  }

  record CheckRequest(
      @NotNull SubnetId subnetId,
      @NotNull @Size(min = 1, max = 2) List<@NotNull IpAddress> destinations,
      @Nullable NextHopType nextHopType,
      @Nullable NextHopId nextHopId) {}

  /** What is to be expected of one address; {@code code} as in results. */
  record Expected(
      IpAddress destination,
      ProbeState state,
      int code,
      @Nullable PeeringConnectionId peeringConnectionId,
      String explanation) {}

  record CheckAnswer(List<Expected> results) {
    CheckAnswer {
      results = List.copyOf(results);
    }
  }

  record Measured(
      @NotNull IpAddress destination,
      @NotNull ProbeState state,
      @Nullable @DecimalMin("0") @DecimalMax("3600000") Double delayMs,
      @Nullable @DecimalMin("0") @DecimalMax("100") Double packetLossPercent) {}

  record ReportRequest(
      @Nullable Instant measuredAt,
      @NotNull @Size(min = 1, max = 2) List<@NotNull @Valid Measured> results) {}

  /** Changes nothing: refuses what a definition would be refused for, else says what to expect. */
  @Needs(ASK)
  @PostMapping("/check")
  CheckAnswer check(Caller caller, @Valid @RequestBody CheckRequest body) {
    var account = caller.requireAccount();
    var subnet = network.subnet(body.subnetId(), account);
    var definition =
        ProbeBody.definition(null, null, body.destinations(), body.nextHopType(), body.nextHopId());
    var facts = ground.lockAndRead(subnet, definition, Optional.empty());
    var id = ids.next(NetworkProbeId::parse, NetworkProbeId.PREFIX);
    var asked = new DefineProbe(id, subnet.vpcId(), subnet.id(), account, definition, facts);
    refuseAsIfDefined(asked);
    var path = new ProbePath(ground.network(subnet), subnet.id(), definition.nextHop());
    return new CheckAnswer(
        definition.destinations().stream().map(to -> expected(path, to)).toList());
  }

  private static void refuseAsIfDefined(DefineProbe asked) {
    switch (NetworkProbeDecider.decide(asked, new NetworkProbe.None())) {
      case Decision.Accepted<NetworkProbeEvent, NetworkProbeRejection> _ -> {}
      case Decision.Rejected<NetworkProbeEvent, NetworkProbeRejection>(var reason) ->
          throw new CommandRejected(reason);
    }
  }

  private static Expected expected(ProbePath path, IpAddress destination) {
    var expected = path.expect(destination);
    return new Expected(
        destination,
        expected.state(),
        expected.state().code(),
        path.connection(destination).map(Connection::id).orElse(null),
        expected.explanation());
  }

  @Needs(CHANGE)
  @PostMapping("/{id}/results")
  ResponseEntity<NetworkProbeResource> report(
      Caller caller, @PathVariable NetworkProbeId id, @Valid @RequestBody ReportRequest body) {
    var account = caller.requireAccount();
    var subnet = probes.subnetOf(id, account);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var at = Objects.requireNonNullElse(body.measuredAt(), now).truncatedTo(ChronoUnit.MILLIS);
    var hop = probes.nextHopOf(id);
    var path = new ProbePath(ground.network(subnet), subnet.id(), hop.orElse(null));
    var results = body.results().stream().map(measured -> result(measured, path)).toList();
    if (results.stream().map(ProbeResult::destination).distinct().count() < results.size()) {
      throw new MalformedRequest("/results", "Expected each destination once");
    }
    Versioned<NetworkProbe> reported = commands.send(new ReportResults(id, at, results, now));
    return switch (reported.state()) {
      case NetworkProbe.Live probe ->
          Answers.ok(queries.resource(probe, reported.version()), reported.version());
      case NetworkProbe.None _, NetworkProbe.Removed _ ->
          throw new CommandRejected(new NoSuchNetworkProbe(id));
    };
  }

  private static ProbeResult result(Measured measured, ProbePath path) {
    var connection = path.connection(measured.destination()).map(Connection::id).orElse(null);
    if (measured.state() == ProbeState.OK && measured.delayMs() == null) {
      throw new MalformedRequest("/results/delayMs", "Expected the delay of what came back");
    }
    return new ProbeResult(
        measured.destination(),
        measured.state(),
        Objects.requireNonNullElse(measured.delayMs(), 0.0),
        Objects.requireNonNullElse(
            measured.packetLossPercent(), measured.state() == ProbeState.OK ? 0.0 : 100.0),
        connection);
  }
}
