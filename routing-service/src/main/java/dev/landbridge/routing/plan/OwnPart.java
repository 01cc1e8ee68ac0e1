package dev.landbridge.routing.plan;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.plan.RoutePlan.Obstacle;
import dev.landbridge.routing.plan.RoutePlan.Rival;
import java.util.List;
import java.util.Optional;

/**
 * What comes of it when an account applies the plan of a connection by subnet, for who recommends
 * that.
 *
 * @param adds whether there is a route to add
 * @param obstructions because of any of which nothing would be added
 */
public record OwnPart(boolean adds, List<Obstruction> obstructions) {
  public OwnPart {
    obstructions = List.copyOf(obstructions);
  }

  /**
   * Routes that keep packets from the connection.
   *
   * @param disabled the only one, where that leads through the connection and is switched off
   * @param fix what a person can do
   */
  public record Obstruction(
      RouteTableId table,
      CidrBlock destination,
      List<RouteId> routes,
      Optional<RouteId> disabled,
      String fix) {
    public Obstruction {
      routes = List.copyOf(routes);
    }

    private static Obstruction of(Obstacle obstacle) {
      var only = obstacle.routes().size() == 1 ? obstacle.routes() : List.<Rival>of();
      return new Obstruction(
          obstacle.routeTableId(),
          obstacle.destination(),
          obstacle.routes().stream().map(Rival::routeId).toList(),
          only.stream().filter(rival -> !rival.enabled()).map(Rival::routeId).findFirst(),
          obstacle.fix());
    }
  }

  public static OwnPart of(Network network, Connection connection, AccountId viewer) {
    var plan = new RoutePlanner(network, viewer, Granularity.SUBNET).plan(connection);
    return new OwnPart(
        plan.own().findAny().isPresent(),
        plan.sides().stream()
            .flatMap(side -> side.obstacles().stream())
            .map(Obstruction::of)
            .toList());
  }
}
