package dev.landbridge.routing.model;

import java.util.List;
import java.util.stream.Stream;

/** Says a picture in sorted lines, so that two can be compared. */
final class Pictures {
  private Pictures() {}

  static List<String> lines(Network network) {
    var vpcs =
        network.vpcs().stream().map(vpc -> vpc + " " + parts(network, vpc)).map(String::valueOf);
    var connections =
        network.connections().stream()
            .map(
                connection ->
                    "%s %s %s %s %s"
                        .formatted(
                            connection.id(),
                            connection.status(),
                            connection.bandwidthMbps(),
                            network.blocksOf(connection.requester()).stream().sorted().toList(),
                            network.blocksOf(connection.accepter()).stream().sorted().toList()));
    return Stream.concat(vpcs, connections).sorted().toList();
  }

  private static List<String> parts(Network network, Vpc vpc) {
    var subnets = network.subnetsOf(vpc.id()).stream().map(Subnet::toString);
    var tables =
        network.tablesOf(vpc.id()).stream()
            .map(
                table ->
                    "%s %s %s %s"
                        .formatted(
                            table.id(),
                            table.name(),
                            table.main(),
                            table.routes().stream().map(Route::toString).sorted().toList()));
    return Stream.concat(subnets, tables).sorted().toList();
  }
}
