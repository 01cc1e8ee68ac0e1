package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.path.Place.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what an account may mean by an end of a path. */
record Places(Network network, AccountId viewer) {

  /** None when nothing is known of it, several when it may be any of them. */
  List<Place> source(Endpoint end) {
    if (end.networkInterfaceId() != null) {
      return List.of(); // nobody has told of any
    }
    if (end.subnetId() != null) {
      return ownSubnet(end.subnetId(), end).stream().toList();
    }
    if (end.vpcId() != null) {
      return ownVpc(end.vpcId()).map(vpc -> in(vpc.id(), end)).stream().toList();
    }
    return end.address() == null ? List.of() : sources(end.address());
  }

  private List<Place> sources(IpAddress address) {
    var serving = vpcs(vpc -> network.subnetHolding(vpc.id(), address).isPresent());
    return (serving.isEmpty() ? vpcs(vpc -> vpc.holds(address)) : serving)
        .stream().map(vpc -> Place.of(network, vpc.id(), address)).toList();
  }

  private List<Vpc> vpcs(Predicate<Vpc> which) {
    return network.vpcsOf(viewer).stream().filter(which).toList();
  }

  /** Where packets of a source are going; somewhere unknown if it is not known to the viewer. */
  Optional<Place> destination(Endpoint end, Place source) {
    if (end.networkInterfaceId() != null) {
      return Optional.empty();
    }
    if (end.subnetId() != null) {
      return ownSubnet(end.subnetId(), end);
    }
    if (end.vpcId() != null) {
      return network
          .vpc(end.vpcId())
          .filter(vpc -> vpc.owner().equals(viewer) || isConnected(vpc))
          .map(vpc -> isOpen(vpc) ? in(vpc.id(), end) : whole(vpc, end));
    }
    return Optional.ofNullable(end.address()).map(address -> holder(address, source));
  }

  private Optional<Place> ownSubnet(SubnetId id, Endpoint end) {
    return network
        .subnet(id)
        .filter(subnet -> ownVpc(subnet.vpcId()).isPresent())
        .filter(subnet -> end.vpcId() == null || subnet.vpcId().equals(end.vpcId()))
        .filter(subnet -> end.address() == null || subnet.cidrBlock().contains(end.address()))
        .map(subnet -> narrowed(subnet, end));
  }

  private Place narrowed(Subnet subnet, Endpoint end) {
    return end.address() == null
        ? Place.of(subnet)
        : Place.of(network, subnet.vpcId(), end.address());
  }

  private Optional<Vpc> ownVpc(VpcId id) {
    return network.vpc(id).filter(vpc -> vpc.owner().equals(viewer));
  }

  private Place in(VpcId vpc, Endpoint end) {
    return end.address() == null ? Place.of(network, vpc) : Place.of(network, vpc, end.address());
  }

  /** Whose subnets may be told apart: the own VPCs, and those whose owner has agreed. */
  private boolean isOpen(Vpc vpc) {
    return vpc.owner().equals(viewer)
        || network.connectionsOf(vpc.id()).stream()
            .anyMatch(connection -> connection.concerns(viewer) && connection.isActive());
  }

  /** The CIDR blocks stand in the connection; what lies in them does not. */
  private Place whole(Vpc vpc, Endpoint end) {
    var blocks = end.address() == null ? told(vpc).toList() : List.of(CidrBlock.of(end.address()));
    return new Place(
        Optional.of(vpc.id()),
        blocks.stream().map(block -> new Scope(Optional.empty(), block)).toList());
  }

  private Stream<CidrBlock> told(Vpc vpc) {
    var links = new Links(network, viewer);
    return links(vpc)
        .flatMap(
            connection ->
                Stream.of(connection.requester(), connection.accepter())
                    .filter(end -> end.vpcId().equals(vpc.id()))
                    .flatMap(end -> links.blocks(connection, end)))
        .distinct();
  }

  private boolean isConnected(Vpc vpc) {
    return links(vpc).findAny().isPresent();
  }

  private Stream<Connection> links(Vpc vpc) {
    return network.connectionsOf(vpc.id()).stream()
        .filter(connection -> connection.concerns(viewer) && !connection.hasEnded());
  }

  /** Whether a VPC is asked for by an address that it does not have, as far as the viewer knows. */
  boolean isOutside(Endpoint end) {
    var address = end.address();
    return address != null
        && end.vpcId() != null
        && network
            .vpc(end.vpcId())
            .filter(
                vpc ->
                    !(isOpen(vpc) ? vpc.cidrBlocks().stream() : told(vpc))
                        .anyMatch(b -> b.contains(address)))
            .isPresent();
  }

  /** The own VPC, else where an active route leads, else the best connection, else an own VPC. */
  private Place holder(IpAddress address, Place source) {
    var from = source.vpcId().orElseThrow();
    if (network.vpc(from).filter(vpc -> vpc.holds(address)).isPresent()) {
      return Place.of(network, from, address);
    }
    return heading(address, from, source.scopes())
        .flatMap(connection -> connection.peerOf(from))
        .map(VpcEnd::vpcId)
        .or(() -> only(vpcs(vpc -> network.subnetHolding(vpc.id(), address).isPresent())))
        .map(vpc -> Place.of(network, vpc, address))
        .orElseGet(() -> Place.nowhere(address));
  }

  private Optional<Connection> heading(IpAddress address, VpcId from, List<Scope> scopes) {
    var links = new Links(network, viewer);
    return scopes.stream()
        .flatMap(scope -> scope.subnet().flatMap(subnet -> network.table(subnet.table())).stream())
        .flatMap(table -> Choice.of(table, address).chosen().stream())
        .flatMap(route -> network.connection(route.nextHop(), from).stream())
        .filter(Connection::isActive)
        .filter(connection -> links.leadsTo(connection, from, address))
        .findFirst()
        .or(() -> links.towards(from, address));
  }

  private static Optional<VpcId> only(List<Vpc> vpcs) {
    return vpcs.size() == 1 ? Optional.of(vpcs.getFirst().id()) : Optional.empty();
  }
}
