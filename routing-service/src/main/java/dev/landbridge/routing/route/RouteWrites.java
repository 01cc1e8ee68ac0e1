package dev.landbridge.routing.route;

import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.routing.probe.ProbeRouteQueries;
import dev.landbridge.routing.table.Derivation;
import dev.landbridge.routing.table.NextHopFacts;
import dev.landbridge.routing.table.OwnedTables;
import dev.landbridge.routing.table.RegisteredTable;
import dev.landbridge.routing.table.RouteGround;
import dev.landbridge.routing.table.RouteTable;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.DisableRoute;
import dev.landbridge.routing.table.RouteTableCommand.EnableRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableCommand.RouteCommand;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes commands of what callers write, on ground that is locked. */
@Component
class RouteWrites {
  private final IdSource ids;
  private final OwnedTables tables;
  private final ProbeRouteQueries probes;

  RouteWrites(IdSource ids, OwnedTables tables, ProbeRouteQueries probes) {
    this.ids = ids;
    this.tables = tables;
    this.probes = probes;
  }

  Derivation derivation(RouteId id, RouteGround ground) {
    if (ground.isLocal(id)) {
      return Derivation.LOCAL;
    }
    boolean probed =
        probes.of(ground.table().id()).stream().anyMatch(route -> route.id().equals(id));
    return probed ? Derivation.PROBE : Derivation.NONE;
  }

  RegisteredTable writable(Caller caller, RouteTableId tableId) {
    return tables.get(tableId, caller.requireAccount());
  }

  /** Each sees what those before it did: a route that was led elsewhere is enabled there. */
  List<RouteCommand> commands(List<RouteChange> changes, RouteGround ground) {
    var led = new HashMap<RouteId, NextHop>();
    var asked = new ArrayList<RouteCommand>();
    for (var change : changes) {
      if (change.kind() == RouteChange.Kind.REPLACE) {
        led.put(change.id(), change.replaced().nextHop());
      }
      asked.add(
          change.kind() == RouteChange.Kind.ENABLE && led.containsKey(change.id())
              ? enable(change.id(), ground, ground.factsOf(led.get(change.id())))
              : command(change, ground));
    }
    return List.copyOf(asked);
  }

  private RouteCommand command(RouteChange change, RouteGround ground) {
    return switch (change.kind()) {
      case CREATE -> add(change.created(), ground);
      case REPLACE -> replace(change.id(), change.replaced(), ground);
      case DELETE -> remove(change.id(), ground);
      case ENABLE -> enable(change.id(), ground);
      case DISABLE -> disable(change.id(), ground);
    };
  }

  AddRoute add(RouteBody body, RouteGround ground) {
    return new AddRoute(
        ground.table().id(),
        ids.next(RouteId::parse, RouteId.PREFIX),
        body.destination(),
        body.nextHop(),
        body.text(),
        ground.ownBlocks(),
        ground.factsOf(body.nextHop()),
        ground.limit(),
        body.isEnabled(),
        RouteOrigin.USER);
  }

  ReplaceRoute replace(RouteId id, NextHopBody body, RouteGround ground) {
    return new ReplaceRoute(
        ground.table().id(),
        id,
        derivation(id, ground),
        body.nextHop(),
        body.text(),
        ground.factsOf(body.nextHop()),
        ground.ownBlocks());
  }

  RemoveRoute remove(RouteId id, RouteGround ground) {
    return new RemoveRoute(ground.table().id(), id, derivation(id, ground));
  }

  EnableRoute enable(RouteId id, RouteGround ground) {
    return enable(id, ground, ground.factsOf(id));
  }

  private EnableRoute enable(RouteId id, RouteGround ground, NextHopFacts facts) {
    return new EnableRoute(
        ground.table().id(), id, derivation(id, ground), facts, ground.ownBlocks(), ground.limit());
  }

  DisableRoute disable(RouteId id, RouteGround ground) {
    return new DisableRoute(ground.table().id(), id, derivation(id, ground));
  }

  RouteResource resource(RegisteredTable table, RouteId id, Versioned<RouteTable> decided) {
    return live(table, decided)
        .route(id)
        .map(route -> RouteResource.of(route, table.id(), table.owner(), decided.version()))
        .orElseThrow(() -> new CommandRejected(new NoSuchRoute(table.id(), id)));
  }

  RouteTable.Live live(RegisteredTable table, Versioned<RouteTable> decided) {
    return switch (decided.state()) {
      case RouteTable.Live live -> live;
      case RouteTable.None _, RouteTable.Deleted _ ->
          throw new CommandRejected(new NoSuchRouteTable(table.id()));
    };
  }
}
