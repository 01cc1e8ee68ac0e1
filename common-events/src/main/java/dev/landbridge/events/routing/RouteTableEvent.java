package dev.landbridge.events.routing;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import java.util.List;
import java.util.Objects;

/** What has happened to one route table. Local routes follow from the VPC's CIDR blocks. */
public sealed interface RouteTableEvent extends DomainEvent {
  RouteTableId id();

  @Override
  default String subject() {
    return id().text();
  }

  /** The main table serves every subnet that has no association. */
  record RouteTableCreated(
      RouteTableId id,
      VpcId vpcId,
      AccountId owner,
      boolean main,
      String name,
      List<AccountId> accounts)
      implements RouteTableEvent {}

  record RouteTableRenamed(RouteTableId id, String name, List<AccountId> accounts)
      implements RouteTableEvent {}

  record RouteTableDeleted(RouteTableId id, List<AccountId> accounts) implements RouteTableEvent {}

  /**
   * @param origin absent in events older than the field: a user
   */
  record RouteAdded(
      RouteTableId id,
      RouteId routeId,
      CidrBlock destination,
      NextHop nextHop,
      RouteStatus status,
      String description,
      RouteOrigin origin,
      List<AccountId> accounts)
      implements RouteTableEvent {
    public RouteAdded {
      origin = Objects.requireNonNullElse(origin, RouteOrigin.USER);
    }
  }

  /** The same destination leads elsewhere now. */
  record RouteReplaced(
      RouteTableId id,
      RouteId routeId,
      NextHop nextHop,
      RouteStatus status,
      String description,
      List<AccountId> accounts)
      implements RouteTableEvent {}

  record RouteRemoved(RouteTableId id, RouteId routeId, List<AccountId> accounts)
      implements RouteTableEvent {}

  /** Its next hop became usable. */
  record RouteActivated(RouteTableId id, RouteId routeId, List<AccountId> accounts)
      implements RouteTableEvent {}

  /** Its next hop is no longer usable. */
  record RouteBlackholed(RouteTableId id, RouteId routeId, List<AccountId> accounts)
      implements RouteTableEvent {}

  /** It applies again, and this is what it is worth. */
  record RouteEnabled(
      RouteTableId id, RouteId routeId, RouteStatus status, List<AccountId> accounts)
      implements RouteTableEvent {}

  /** It stays, but applies no longer. */
  record RouteDisabled(RouteTableId id, RouteId routeId, List<AccountId> accounts)
      implements RouteTableEvent {}

  /** Whoever advertises routes of this VPC to others is to tell of it. */
  record RoutePublished(RouteTableId id, RouteId routeId, List<AccountId> accounts)
      implements RouteTableEvent {}

  /** It is no longer to be advertised. */
  record RouteWithdrawn(RouteTableId id, RouteId routeId, List<AccountId> accounts)
      implements RouteTableEvent {}

  /** The subnet uses this table from now on, instead of the one it had. */
  record SubnetAssociated(
      RouteTableId id, SubnetId subnetId, RouteTableId replaced, List<AccountId> accounts)
      implements RouteTableEvent {}

  /** The subnet went to another table, or was deleted. */
  record SubnetDisassociated(RouteTableId id, SubnetId subnetId, List<AccountId> accounts)
      implements RouteTableEvent {}
}
