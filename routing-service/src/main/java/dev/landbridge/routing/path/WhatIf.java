package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.path.PathRejection.ChangeNotPossible;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The network with changes that an account could make but has not; what it may not change is not
 * there for it.
 *
 * @param now when they would be made
 */
record WhatIf(AccountId account, Instant now) {

  Network after(Network network, List<Change> changes) {
    var changed = network;
    for (int i = 0; i < changes.size(); i++) {
      changed = new One(changed, changes.get(i), i, this).made();
    }
    return changed;
  }

  /** One of the changes, on what those before it left. */
  private record One(Network network, Change change, int number, WhatIf whatIf) {

    Network made() {
      return switch (change.kind()) {
        case ADD_ROUTE -> addRoute();
        case REPLACE_ROUTE -> routeBecomes(route -> route.to(nextHop()));
        case REMOVE_ROUTE -> network.with(table().with(table().routes().without(route().id())));
        case ENABLE_ROUTE -> routeBecomes(route -> route.enabled(true));
        case DISABLE_ROUTE -> routeBecomes(route -> route.enabled(false));
        case ASSOCIATE_SUBNET -> network.with(subnet().servedBy(table().id()));
        case ACCEPT_CONNECTION -> accept();
        case DELETE_CONNECTION -> delete();
        case CHANGE_BANDWIDTH -> cap();
        case ADD_CIDR_BLOCK -> addBlock();
        case REMOVE_CIDR_BLOCK -> removeBlock();
      };
    }

    private Network addRoute() {
      var table = table();
      var destination = given(change.destination(), "destination");
      var vpc = network.vpc(table.vpcId()).orElseThrow(() -> absent("vpc", table.vpcId()));
      if (vpc.cidrBlocks().stream().anyMatch(block -> block.contains(destination))) {
        throw impossible(destination + " lies in a CIDR block of " + vpc.id());
      }
      var id = RouteId.parse(RouteId.PREFIX + "%017x".formatted(number));
      var route = new Route(id, destination, nextHop(), true);
      return network.with(table.with(table.routes().with(route)));
    }

    /** The requester pays for the connection; within a region there is no cap. */
    private Network cap() {
      var connection = live(connection());
      if (!connection.requester().account().equals(whatIf.account())) {
        throw impossible("only the requester changes the cap of " + connection.id());
      }
      if (connection.requester().region().equals(connection.accepter().region())) {
        throw impossible(connection.id() + " lies within one region, where there is no cap");
      }
      return network.with(connection.capped(given(change.bandwidthMbps(), "bandwidthMbps")));
    }

    private NextHop nextHop() {
      var nextHop = given(change.nextHop().orElse(null), "nextHopType and nextHopId");
      if (nextHop.type() == NextHopType.LOCAL
          || (nextHop.type() == NextHopType.PEERING_CONNECTION
              && network.connection(nextHop, table().vpcId()).isEmpty())) {
        throw impossible("the VPC of the table has no next hop " + nextHop.id());
      }
      return nextHop;
    }

    private Network routeBecomes(UnaryOperator<Route> other) {
      var table = table();
      return network.with(table.with(table.routes().with(other.apply(route()))));
    }

    private Route route() {
      var id = given(change.routeId(), "routeId");
      return table().routes().find(id).orElseThrow(() -> absent("route", id));
    }

    private Table table() {
      var id = given(change.routeTableId(), "routeTableId");
      return network
          .table(id)
          .filter(table -> table.owner().equals(whatIf.account()))
          .orElseThrow(() -> absent("route-table", id));
    }

    private Subnet subnet() {
      var id = given(change.subnetId(), "subnetId");
      var subnet =
          network
              .subnet(id)
              .filter(known -> isOwn(known.vpcId()))
              .orElseThrow(() -> absent("subnet", id));
      if (!subnet.vpcId().equals(table().vpcId())) {
        throw impossible("the route table belongs to another VPC than " + id);
      }
      return subnet;
    }

    private Network accept() {
      var connection = connection();
      if (connection.status() != ConnectionStatus.PENDING) {
        throw impossible(connection.id() + " is not pending");
      }
      if (!connection.accepter().account().equals(whatIf.account())) {
        throw impossible("only the accepter may accept " + connection.id());
      }
      return network.with(connection.moved(ConnectionStatus.ACTIVE, whatIf.now()));
    }

    private Network delete() {
      return network.with(live(connection()).moved(ConnectionStatus.DELETED, whatIf.now()));
    }

    private Connection live(Connection connection) {
      if (connection.hasEnded()) {
        throw impossible(connection.id() + " has ended");
      }
      return connection;
    }

    private Connection connection() {
      var id = given(change.vpcPeeringConnectionId(), "vpcPeeringConnectionId");
      return network
          .connection(id)
          .filter(connection -> connection.concerns(whatIf.account()))
          .orElseThrow(() -> absent("peering-connection", id));
    }

    private Network addBlock() {
      var vpc = vpc();
      var block = given(change.cidrBlock(), "cidrBlock");
      if (vpc.cidrBlocks().stream().anyMatch(block::overlaps)) {
        throw impossible(block + " overlaps with a CIDR block of " + vpc.id());
      }
      return network.with(vpc.with(block));
    }

    private Network removeBlock() {
      var vpc = vpc();
      var block = given(change.cidrBlock(), "cidrBlock");
      if (!vpc.cidrBlocks().contains(block) || vpc.cidrBlocks().getFirst().equals(block)) {
        throw impossible(vpc.id() + " has no secondary CIDR block " + block);
      }
      if (holdsASubnet(vpc, block)) {
        throw impossible("subnets of " + vpc.id() + " lie in " + block);
      }
      return network.with(vpc.without(block));
    }

    private boolean holdsASubnet(Vpc vpc, CidrBlock block) {
      return network.subnetsOf(vpc.id()).stream()
          .anyMatch(subnet -> block.contains(subnet.cidrBlock()));
    }

    private Vpc vpc() {
      var id = given(change.vpcId(), "vpcId");
      return Optional.of(id)
          .filter(this::isOwn)
          .flatMap(network::vpc)
          .orElseThrow(() -> absent("vpc", id));
    }

    private boolean isOwn(VpcId id) {
      return network.vpc(id).filter(vpc -> vpc.owner().equals(whatIf.account())).isPresent();
    }

    private <T> T given(@Nullable T value, String field) {
      return Optional.ofNullable(value).orElseThrow(() -> impossible("it needs " + field));
    }

    private CommandRejected impossible(String why) {
      return new CommandRejected(new ChangeNotPossible(number, why));
    }

    private static ProblemException absent(String resource, Object id) {
      return ProblemException.noSuch(resource, id);
    }
  }
}
