package dev.landbridge.routing.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableCreated;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableDeleted;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableRenamed;
import dev.landbridge.events.routing.RouteTableEvent.SubnetAssociated;
import dev.landbridge.events.routing.RouteTableEvent.SubnetDisassociated;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.table.RouteTableCommand.AssociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.CreateMainTable;
import dev.landbridge.routing.table.RouteTableCommand.CreateRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DeleteRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DisassociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.DropRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.FollowOwnBlocks;
import dev.landbridge.routing.table.RouteTableCommand.ReadRoutes;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoutesThrough;
import dev.landbridge.routing.table.RouteTableCommand.RenameRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.MainRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.RouteTableInUse;
import dev.landbridge.routing.table.RouteTableRejection.RouteTableQuotaExceeded;
import dev.landbridge.routing.table.RouteTableRejection.SubnetNotInVpc;
import dev.landbridge.testkit.Scenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableDeciderTest {
  static final AccountId ALICE = AccountId.parse("100000000001");
  static final List<AccountId> ALICE_ONLY = List.of(ALICE);
  static final VpcId RED = VpcId.parse("vpc-0000000000000000a");
  static final VpcId OTHER_VPC = VpcId.parse("vpc-0000000000000000c");
  static final SubnetId SUBNET_A = SubnetId.parse("subnet-0000000000000000a");
  static final RouteTableId MAIN = DerivedIds.mainTableOf(RED);
  static final RouteTableId CUSTOM = RouteTableId.parse("rtb-0000000000000000c");
  static final Instant THEN = Instant.parse("2026-01-15T08:00:00Z");
  static final RouteTableEvent MAIN_CREATED =
      new RouteTableCreated(MAIN, RED, ALICE, true, "main", ALICE_ONLY);
  static final RouteTableEvent CREATED =
      new RouteTableCreated(CUSTOM, RED, ALICE, false, "web", ALICE_ONLY);
  static final RouteTableEvent DELETED = new RouteTableDeleted(CUSTOM, ALICE_ONLY);
  static final RouteTableEvent ASSOCIATED =
      new SubnetAssociated(CUSTOM, SUBNET_A, MAIN, ALICE_ONLY);

  static Scenario<RouteTableCommand, RouteTable, RouteTableEvent, RouteTableRejection> given(
      RouteTableEvent... events) {
    return Scenario.<RouteTableCommand, RouteTable, RouteTableEvent, RouteTableRejection>of(
            RouteTableDecider::decide,
            (state, event) -> RouteTableDecider.evolve(state, event, THEN),
            new RouteTable.None())
        .given(List.of(events));
  }

  @Test
  void aVpcGetsItsMainTable() {
    given().when(new CreateMainTable(MAIN, RED, ALICE)).then(MAIN_CREATED);
  }

  @Test
  void aMainTableToldOfTwiceIsCreatedOnce() {
    given(MAIN_CREATED).when(new CreateMainTable(MAIN, RED, ALICE)).thenNothing();
  }

  @Test
  void aMainTableThatWentWithItsVpcDoesNotComeBack() {
    given(MAIN_CREATED, new RouteTableDeleted(MAIN, ALICE_ONLY))
        .when(new CreateMainTable(MAIN, RED, ALICE))
        .thenNothing();
  }

  @Test
  void aCustomTableIsCreatedBelowTheQuota() {
    given().when(new CreateRouteTable(CUSTOM, RED, ALICE, "web", 9, 10)).then(CREATED);
  }

  @Test
  void aFullVpcGetsNoFurtherTable() {
    given()
        .when(new CreateRouteTable(CUSTOM, RED, ALICE, "web", 10, 10))
        .thenRejected(new RouteTableQuotaExceeded(RED, 10));
  }

  @Test
  void creatingATableTwiceChangesNothing() {
    given(CREATED).when(new CreateRouteTable(CUSTOM, RED, ALICE, "web", 10, 10)).thenNothing();
  }

  @Test
  void aTableIsRenamed() {
    given(CREATED)
        .when(new RenameRouteTable(CUSTOM, "db"))
        .then(new RouteTableRenamed(CUSTOM, "db", ALICE_ONLY));
  }

  @Test
  void theMainTableIsRenamedToo() {
    given(MAIN_CREATED)
        .when(new RenameRouteTable(MAIN, "default"))
        .then(new RouteTableRenamed(MAIN, "default", ALICE_ONLY));
  }

  @Test
  void theSameNameAgainChangesNothing() {
    given(CREATED).when(new RenameRouteTable(CUSTOM, "web")).thenNothing();
  }

  @Test
  void aTableNobodyUsesIsDeleted() {
    given(CREATED).when(new DeleteRouteTable(CUSTOM)).then(DELETED);
  }

  @Test
  void aTableThatServesASubnetStays() {
    given(CREATED, ASSOCIATED)
        .when(new DeleteRouteTable(CUSTOM))
        .thenRejected(new RouteTableInUse(CUSTOM, List.of(SUBNET_A)));
  }

  @Test
  void aTableIsDeletedOnceItsLastSubnetHasLeft() {
    given(CREATED, ASSOCIATED, new SubnetDisassociated(CUSTOM, SUBNET_A, ALICE_ONLY))
        .when(new DeleteRouteTable(CUSTOM))
        .then(DELETED);
  }

  @Test
  void nobodyDeletesTheMainTable() {
    given(MAIN_CREATED).when(new DeleteRouteTable(MAIN)).thenRejected(new MainRouteTable(MAIN));
  }

  @Test
  void aDeletedTableIsNotThere() {
    given(CREATED, DELETED)
        .when(new DeleteRouteTable(CUSTOM))
        .thenRejected(new NoSuchRouteTable(CUSTOM));
    given(CREATED, DELETED)
        .when(new RenameRouteTable(CUSTOM, "db"))
        .thenRejected(new NoSuchRouteTable(CUSTOM));
  }

  @Test
  void theMainTableGoesWithItsVpc() {
    given(MAIN_CREATED)
        .when(new DropRouteTable(MAIN))
        .then(new RouteTableDeleted(MAIN, ALICE_ONLY));
  }

  @Test
  void aTableInUseGoesWithItsVpcToo() {
    given(CREATED, ASSOCIATED).when(new DropRouteTable(CUSTOM)).then(DELETED);
  }

  @Test
  void droppingTwiceChangesNothing() {
    given(CREATED, DELETED).when(new DropRouteTable(CUSTOM)).thenNothing();
    given().when(new DropRouteTable(CUSTOM)).thenNothing();
  }

  @Test
  void aSubnetOfTheVpcIsAssociated() {
    given(CREATED).when(associate(RED, false)).then(ASSOCIATED);
  }

  @Test
  void associatingTwiceChangesNothing() {
    given(CREATED, ASSOCIATED).when(associate(RED, false)).thenNothing();
  }

  @Test
  void aDryRunStoresNothing() {
    given(CREATED).when(associate(RED, true)).thenNothing();
  }

  @Test
  void aSubnetOfAnotherVpcIsRefused() {
    given(CREATED)
        .when(associate(OTHER_VPC, false))
        .thenRejected(new SubnetNotInVpc(SUBNET_A, RED));
  }

  @Test
  void aDryRunIsRefusedAsTheRealOneWouldBe() {
    given(CREATED).when(associate(OTHER_VPC, true)).thenRejected(new SubnetNotInVpc(SUBNET_A, RED));
  }

  @Test
  void theMainTableServesWithoutBeingAssociated() {
    given(MAIN_CREATED).when(new AssociateSubnet(MAIN, SUBNET_A, RED, CUSTOM, false)).thenNothing();
  }

  @Test
  void aSubnetLeaves() {
    given(CREATED, ASSOCIATED)
        .when(new DisassociateSubnet(CUSTOM, SUBNET_A))
        .then(new SubnetDisassociated(CUSTOM, SUBNET_A, ALICE_ONLY));
  }

  @Test
  void leavingTwiceChangesNothing() {
    given(CREATED).when(new DisassociateSubnet(CUSTOM, SUBNET_A)).thenNothing();
    given(CREATED, DELETED).when(new DisassociateSubnet(CUSTOM, SUBNET_A)).thenNothing();
  }

  @Test
  void whatFollowsTheNetworkIsHarmlessAfterTheTableIsGone() {
    var hop = NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000a"));
    given(CREATED, DELETED)
        .when(new FollowNextHop(CUSTOM, hop, new NextHopFacts.Unknown()))
        .thenNothing();
    given(CREATED, DELETED).when(new RemoveRoutesThrough(CUSTOM, hop)).thenNothing();
    given(CREATED, DELETED).when(new FollowOwnBlocks(CUSTOM, List.of())).thenNothing();
  }

  @Test
  void anEventAfterTheDeletionIsIgnored() {
    var deleted = new RouteTable.Deleted();
    assertThat(RouteTableDecider.evolve(deleted, ASSOCIATED, THEN)).isEqualTo(deleted);
  }

  @Test
  void readingChangesNothingAndNeedsATable() {
    given(CREATED).when(new ReadRoutes(CUSTOM)).thenNothing();
    given(CREATED, DELETED).when(new ReadRoutes(CUSTOM)).thenRejected(new NoSuchRouteTable(CUSTOM));
  }

  @Test
  void aRouteRemembersWhenItWasAdded() {
    var route = RouteId.parse("rti-0000000000000000a");
    var hop = NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000a"));
    var block = CidrBlock.parse("10.0.0.0/16");
    given(CREATED)
        .when(
            new RouteTableCommand.AddRoute(
                CUSTOM,
                route,
                block,
                hop,
                "",
                List.of(),
                new NextHopFacts.Connection(true, List.of(block)),
                50,
                true,
                RouteOrigin.USER))
        .thenState(
            new RouteTable.Live(
                CUSTOM,
                RED,
                ALICE,
                false,
                "web",
                THEN,
                List.of(
                    new Route(
                        route, block, hop, RouteStatus.ACTIVE, "", RouteOrigin.USER, false, THEN)),
                List.of()));
  }

  private static AssociateSubnet associate(VpcId subnetVpc, boolean dryRun) {
    return new AssociateSubnet(CUSTOM, SUBNET_A, subnetVpc, MAIN, dryRun);
  }
}
