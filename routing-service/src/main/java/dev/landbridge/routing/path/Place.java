package dev.landbridge.routing.path;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Subnet;
import java.util.List;
import java.util.Optional;

/**
 * Where packets start or end.
 *
 * @param vpcId empty when nothing is known of who holds the addresses
 * @param scopes empty when the VPC has no subnet yet
 */
record Place(Optional<VpcId> vpcId, List<Scope> scopes) {
  Place {
    scopes = List.copyOf(scopes);
  }

  /** Addresses that lie in one subnet, or in none. */
  record Scope(Optional<Subnet> subnet, CidrBlock block) {
    static Scope of(Subnet subnet) {
      return new Scope(Optional.of(subnet), subnet.cidrBlock());
    }
  }

  static Place nowhere(IpAddress address) {
    return new Place(Optional.empty(), List.of(new Scope(Optional.empty(), CidrBlock.of(address))));
  }

  static Place of(Subnet subnet) {
    return new Place(Optional.of(subnet.vpcId()), List.of(Scope.of(subnet)));
  }

  static Place of(Network network, VpcId vpc) {
    return new Place(Optional.of(vpc), network.subnetsOf(vpc).stream().map(Scope::of).toList());
  }

  static Place of(Network network, VpcId vpc, IpAddress address) {
    var scope = new Scope(network.subnetHolding(vpc, address), CidrBlock.of(address));
    return new Place(Optional.of(vpc), List.of(scope));
  }

  boolean isIn(VpcId vpc) {
    return vpcId.filter(vpc::equals).isPresent();
  }

  /** Packets of one family never become packets of the other. */
  boolean sharesAFamilyWith(Place other) {
    return scopes.stream()
        .anyMatch(
            own ->
                other.scopes.stream()
                    .anyMatch(theirs -> theirs.block().family() == own.block().family()));
  }
}
