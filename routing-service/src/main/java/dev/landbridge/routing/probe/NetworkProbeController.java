package dev.landbridge.routing.probe;

import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.network.LockRegister;
import dev.landbridge.routing.network.OwnedNetwork;
import dev.landbridge.routing.probe.NetworkProbeCommand.ChangeProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.DefineProbe;
import dev.landbridge.routing.probe.NetworkProbeCommand.RemoveProbe;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchNetworkProbe;
import dev.landbridge.routing.table.NextHopId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Network probes over REST. */
@RestController
@RequestMapping(NetworkProbeController.PATH)
class NetworkProbeController {
  static final String PATH = "/v1/network-probes";

  private final Commands commands;
  private final IdSource ids;
  private final LockRegister locks;
  private final OwnedNetwork network;
  private final OwnedProbes probes;
  private final ProbeGround ground;
  private final NetworkProbeQueries queries;

  NetworkProbeController(
      Commands commands,
      IdSource ids,
      LockRegister locks,
      OwnedNetwork network,
      OwnedProbes probes,
      ProbeGround ground,
      NetworkProbeQueries queries) {
    this.commands = commands;
    this.ids = ids;
    this.locks = locks;
    this.network = network;
    this.probes = probes;
    this.ground = ground;
    this.queries = queries;
  }

  record DefineRequest(
      @NotNull SubnetId subnetId,
      @Nullable ProbeName name,
      @Nullable ProbeNote description,
      @NotNull @Size(min = 1, max = 2) List<@NotNull IpAddress> destinations,
      @Nullable NextHopType nextHopType,
      @Nullable NextHopId nextHopId) {
    ProbeDefinition definition() {
      return ProbeBody.definition(name, description, destinations, nextHopType, nextHopId);
    }
  }

  record ChangeRequest(
      @Nullable ProbeName name,
      @Nullable ProbeNote description,
      @NotNull @Size(min = 1, max = 2) List<@NotNull IpAddress> destinations,
      @Nullable NextHopType nextHopType,
      @Nullable NextHopId nextHopId) {
    ProbeDefinition definition() {
      return ProbeBody.definition(name, description, destinations, nextHopType, nextHopId);
    }
  }

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<NetworkProbeResource> define(
      Caller caller, @Valid @RequestBody DefineRequest body) {
    var account = caller.requireAccount();
    locks.lock(network.subnet(body.subnetId(), account).vpcId());
    var subnet = network.subnet(body.subnetId(), account); // under the lock: it may have gone
    var definition = body.definition();
    var facts = ground.lockAndRead(subnet, definition, Optional.empty());
    var id = ids.next(NetworkProbeId::parse, NetworkProbeId.PREFIX);
    Versioned<NetworkProbe> defined =
        commands.send(new DefineProbe(id, subnet.vpcId(), subnet.id(), account, definition, facts));
    return Answers.created(PATH + "/" + id, resource(id, defined), defined.version());
  }

  @Needs(ASK)
  @GetMapping
  Page<NetworkProbeResource> list(
      Caller caller,
      @RequestParam(required = false) @Nullable VpcId vpcId,
      @RequestParam(required = false) @Nullable SubnetId subnetId,
      PageRequest page) {
    return queries.page(caller.requireAccount(), vpcId, subnetId, page);
  }

  @Needs(ASK)
  @GetMapping("/{id}")
  ResponseEntity<NetworkProbeResource> get(Caller caller, @PathVariable NetworkProbeId id) {
    var probe =
        queries
            .find(id, caller.requireAccount())
            .orElseThrow(() -> new CommandRejected(new NoSuchNetworkProbe(id)));
    return Answers.ok(probe, probe.version());
  }

  @Needs(CHANGE)
  @PutMapping("/{id}")
  ResponseEntity<NetworkProbeResource> change(
      Caller caller, @PathVariable NetworkProbeId id, @Valid @RequestBody ChangeRequest body) {
    var subnet = probes.subnetOf(id, caller.requireAccount());
    var definition = body.definition();
    var facts = ground.lockAndRead(subnet, definition, Optional.of(id));
    Versioned<NetworkProbe> changed = commands.send(new ChangeProbe(id, definition, facts));
    return Answers.ok(resource(id, changed), changed.version());
  }

  @Needs(CHANGE)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(Caller caller, @PathVariable NetworkProbeId id) {
    locks.lock(probes.vpcOf(id, caller.requireAccount()));
    commands.send(new RemoveProbe(id));
    return Answers.noContent();
  }

  private NetworkProbeResource resource(NetworkProbeId id, Versioned<NetworkProbe> decided) {
    return switch (decided.state()) {
      case NetworkProbe.Live probe -> queries.resource(probe, decided.version());
      case NetworkProbe.None _, NetworkProbe.Removed _ ->
          throw new CommandRejected(new NoSuchNetworkProbe(id));
    };
  }
}
