package dev.landbridge.routing.plan;

import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.NetworkReader;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.network.Connection;
import dev.landbridge.routing.network.LockRegister;
import dev.landbridge.routing.plan.RoutePlan.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which routes a connection still lacks on either side, and adding one's own part of them. */
@RestController
@RequestMapping("/v1/route-plans/{connectionId}")
class RoutePlanController {
  private final Joints joints;
  private final NetworkReader reader;
  private final LockRegister locks;
  private final Commands commands;
  private final RoutePlanWriter writer;

  RoutePlanController(
      Joints joints,
      NetworkReader reader,
      LockRegister locks,
      Commands commands,
      RoutePlanWriter writer) {
    this.joints = joints;
    this.reader = reader;
    this.locks = locks;
    this.commands = commands;
    this.writer = writer;
  }

  record ApplyRequest(@Nullable Granularity granularity) {}

  /** A route that was added. */
  record Added(RouteTableId routeTableId, RouteId routeId, CidrBlock destination) {}

  /**
   * @param plan as it is with the routes added
   */
  record Applied(List<Added> added, RoutePlan plan) {
    Applied {
      added = List.copyOf(added);
    }
  }

  @Needs(ASK)
  @GetMapping
  ResponseEntity<RoutePlan> get(
      Caller caller,
      @PathVariable PeeringConnectionId connectionId,
      @RequestParam(required = false) @Nullable Granularity granularity) {
    var account = caller.requireAccount();
    var connection = joints.get(connectionId, account);
    var plan = plan(network(connection), connection, account, granularity);
    return Answers.ok(plan, plan.version());
  }

  /** All or nothing; what is there already is not added again. */
  @Needs(CHANGE)
  @PostMapping("/apply")
  ResponseEntity<Applied> apply(
      Caller caller,
      @PathVariable PeeringConnectionId connectionId,
      @RequestBody(required = false) @Nullable ApplyRequest body) {
    var account = caller.requireAccount();
    var ends = joints.get(connectionId, account);
    locks.lock(connectionId, ends.requester().vpcId(), ends.accepter().vpcId());
    var connection = joints.get(connectionId, account);
    var network = network(connection);
    var granularity = body == null ? null : body.granularity();
    var plan = plan(network, connection, account, granularity);
    commands.requireVersion(plan.version());
    check(plan, connection);
    var added = new ArrayList<Added>();
    for (var proposal : plan.own().toList()) {
      var id = writer.add(proposal, connection, account);
      added.add(new Added(proposal.routeTableId(), id, proposal.destination()));
    }
    var after = plan(with(added, network, connection), connection, account, granularity);
    return Answers.ok(new Applied(added, after), after.version());
  }

  private static void check(RoutePlan plan, Connection connection) {
    if (!connection.isActive()) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "not-possible-in-state",
          "Expected " + connection.id() + " to be active, but it is not",
          Map.of("state", connection.status()));
    }
    var obstacles = plan.sides().stream().flatMap(side -> side.obstacles().stream()).toList();
    if (!obstacles.isEmpty()) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "route-plan-obstructed",
          "Expected no route in the way, but there are some: %s"
              .formatted(obstacles.stream().map(Obstacle::destination).distinct().toList()),
          Map.of("obstacles", obstacles));
    }
  }

  private static RoutePlan plan(
      Network network, Connection connection, AccountId viewer, @Nullable Granularity asked) {
    var granularity = asked == null ? Granularity.SUBNET : asked;
    return new RoutePlanner(network, viewer, granularity)
        .plan(
            network
                .connection(connection.id())
                .orElseThrow(() -> ProblemException.noSuch("peering-connection", connection.id())));
  }

  private Network network(Connection connection) {
    return reader.around(connection.requester().vpcId(), NetworkReader.NOW);
  }

  private static Network with(List<Added> added, Network before, Connection connection) {
    var network = before;
    for (var one : added) {
      var table = network.table(one.routeTableId()).orElseThrow();
      var hop = NextHop.through(connection.id());
      var route = new Route(one.routeId(), one.destination(), hop, true);
      network = network.with(table.with(table.routes().with(route)));
    }
    return network;
  }
}
