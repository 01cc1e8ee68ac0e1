package dev.landbridge.peering.vpc;

import static dev.landbridge.peering.vpc.VpcCast.ALICE;
import static dev.landbridge.peering.vpc.VpcCast.BOB;
import static dev.landbridge.peering.vpc.VpcCast.CREATED;
import static dev.landbridge.peering.vpc.VpcCast.GUANGZHOU;
import static dev.landbridge.peering.vpc.VpcCast.MAIN;
import static dev.landbridge.peering.vpc.VpcCast.RANGES;
import static dev.landbridge.peering.vpc.VpcCast.RED;
import static dev.landbridge.peering.vpc.VpcCast.SUBNET_A;
import static dev.landbridge.peering.vpc.VpcCast.add;
import static dev.landbridge.peering.vpc.VpcCast.creation;
import static dev.landbridge.peering.vpc.VpcCast.given;
import static dev.landbridge.peering.vpc.VpcCast.subnetCreated;

import dev.landbridge.events.Tags;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcEvent.VpcDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcRenamed;
import dev.landbridge.events.peering.VpcEvent.VpcTagged;
import dev.landbridge.peering.region.RegionAccess;
import dev.landbridge.peering.vpc.VpcCommand.AmendVpc;
import dev.landbridge.peering.vpc.VpcCommand.DeleteVpc;
import dev.landbridge.peering.vpc.VpcCommand.RemoveCidrBlock;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockInUse;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockNotAllowed;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockOverlapsPeer;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockTakenAtPeer;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlocksOverlap;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchCidrBlock;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchRegion;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchVpc;
import dev.landbridge.peering.vpc.VpcRejection.PrimaryCidrBlock;
import dev.landbridge.peering.vpc.VpcRejection.PrimaryCidrBlockNotIpv4;
import dev.landbridge.peering.vpc.VpcRejection.RegionNotAllowed;
import dev.landbridge.peering.vpc.VpcRejection.VpcInUse;
import dev.landbridge.peering.vpc.VpcRejection.VpcQuotaExceeded;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VpcDeciderTest {
  private static final CidrBlock SECOND = CidrBlock.parse("10.1.0.0/16");
  private static final VpcCidrBlockAdded ADDED = new VpcCidrBlockAdded(RED, SECOND, List.of(ALICE));
  private static final VpcDeleted DELETED = new VpcDeleted(RED, List.of(ALICE));

  @Test
  void aVpcIsCreatedWithinTheRanges() {
    given().when(creation("192.168.0.0/16", RegionAccess.OPEN, 0)).then(CREATED);
  }

  @Test
  void creatingTwiceChangesNothing() {
    given(CREATED).when(creation("192.168.0.0/16", RegionAccess.OPEN, 1)).thenNothing();
  }

  @Test
  void theRegionMustBeKnownAndOpen() {
    given()
        .when(creation("192.168.0.0/16", RegionAccess.UNKNOWN, 0))
        .thenRejected(new NoSuchRegion(GUANGZHOU));
    given()
        .when(creation("192.168.0.0/16", RegionAccess.CLOSED, 0))
        .thenRejected(new RegionNotAllowed(GUANGZHOU));
  }

  @Test
  void thePrimaryBlockIsIpv4() {
    given()
        .when(creation("fd00::/48", RegionAccess.OPEN, 0))
        .thenRejected(new PrimaryCidrBlockNotIpv4(CidrBlock.parse("fd00::/48")));
  }

  @Test
  void theBlockMustLieInARangeWithAFittingMask() {
    for (var block : List.of("11.0.0.0/16", "10.16.0.0/16", "192.168.0.0/29", "10.0.0.0/8")) {
      given()
          .when(creation(block, RegionAccess.OPEN, 0))
          .thenRejected(new CidrBlockNotAllowed(CidrBlock.parse(block), RANGES));
    }
  }

  @Test
  void theQuotaOfTheRegionHolds() {
    given()
        .when(creation("10.0.0.0/16", RegionAccess.OPEN, 20))
        .thenRejected(new VpcQuotaExceeded(Quota.VPCS_PER_REGION, 20));
  }

  @Test
  void renamingAndTaggingAreTwoFactsOfOneRequest() {
    var tags = new Tags(Map.of("team", "net"));
    given(CREATED)
        .when(new AmendVpc(RED, ALICE, "crimson", tags))
        .then(
            new VpcRenamed(RED, "crimson", List.of(ALICE)),
            new VpcTagged(RED, tags, List.of(ALICE)));
    given(CREATED).when(new AmendVpc(RED, ALICE, "red", Tags.NONE)).thenNothing();
    given(CREATED).when(new AmendVpc(RED, ALICE, null, null)).thenNothing();
  }

  @Test
  void nobodyElseSeesTheVpc() {
    given(CREATED).when(new AmendVpc(RED, BOB, "x", null)).thenRejected(new NoSuchVpc(RED));
    given(CREATED).when(new DeleteVpc(RED, BOB, 0)).thenRejected(new NoSuchVpc(RED));
    given().when(new DeleteVpc(RED, ALICE, 0)).thenRejected(new NoSuchVpc(RED));
  }

  @Test
  void aSecondaryBlockIsAddedOnce() {
    given(CREATED).when(add("10.1.0.0/16", PeersOfVpc.NONE)).then(ADDED);
    given(CREATED, ADDED).when(add("10.1.0.0/16", PeersOfVpc.NONE)).thenNothing();
  }

  @Test
  void anIpv6BlockIsASecondaryOne() {
    given(CREATED)
        .when(add("fd00:1::/48", PeersOfVpc.NONE))
        .then(new VpcCidrBlockAdded(RED, CidrBlock.parse("fd00:1::/48"), List.of(ALICE)));
  }

  @Test
  void aSecondaryBlockMustBeFreeHereAndAtPeers() {
    given(CREATED)
        .when(add("192.168.3.0/24", PeersOfVpc.NONE))
        .thenRejected(new CidrBlocksOverlap(CidrBlock.parse("192.168.3.0/24"), MAIN));
    var ofPeer = CidrBlock.parse("10.1.2.0/24");
    given(CREATED)
        .when(add("10.1.0.0/16", new PeersOfVpc(true, ofPeer, false)))
        .thenRejected(new CidrBlockOverlapsPeer(SECOND, ofPeer));
    given(CREATED)
        .when(add("10.1.0.0/16", new PeersOfVpc(true, null, false)))
        .thenRejected(new CidrBlockOverlapsPeer(SECOND, null));
    given(CREATED)
        .when(add("10.1.0.0/16", new PeersOfVpc(false, null, true)))
        .thenRejected(new CidrBlockTakenAtPeer(SECOND));
    given(CREATED)
        .when(add("11.0.0.0/16", PeersOfVpc.NONE))
        .thenRejected(new CidrBlockNotAllowed(CidrBlock.parse("11.0.0.0/16"), RANGES));
  }

  @Test
  void theQuotaOfSecondaryBlocksHolds() {
    given(
            CREATED,
            ADDED,
            new VpcCidrBlockAdded(RED, CidrBlock.parse("10.2.0.0/16"), List.of(ALICE)))
        .when(add("10.3.0.0/16", PeersOfVpc.NONE))
        .thenRejected(new VpcQuotaExceeded(Quota.SECONDARY_CIDR_BLOCKS_PER_VPC, 2));
  }

  @Test
  void aSecondaryBlockIsRemovedUnlessUsed() {
    var remove = new RemoveCidrBlock(RED, ALICE, SECOND);
    given(CREATED, ADDED).when(remove).then(new VpcCidrBlockRemoved(RED, SECOND, List.of(ALICE)));
    given(CREATED).when(remove).thenRejected(new NoSuchCidrBlock(RED, SECOND));
    given(CREATED, ADDED, subnetCreated(SUBNET_A, "10.1.1.0/24"))
        .when(remove)
        .thenRejected(new CidrBlockInUse(SECOND, SUBNET_A));
    given(CREATED)
        .when(new RemoveCidrBlock(RED, ALICE, MAIN))
        .thenRejected(new PrimaryCidrBlock(MAIN));
  }

  @Test
  void onlyAnEmptyVpcIsDeleted() {
    given(CREATED).when(new DeleteVpc(RED, ALICE, 0)).then(DELETED);
    given(CREATED).when(new DeleteVpc(RED, ALICE, 1)).thenRejected(new VpcInUse(RED, 0, 1));
    given(CREATED, subnetCreated(SUBNET_A, "192.168.1.0/24"))
        .when(new DeleteVpc(RED, ALICE, 0))
        .thenRejected(new VpcInUse(RED, 1, 0));
    given(CREATED, DELETED).when(new DeleteVpc(RED, ALICE, 0)).thenNothing();
    given(CREATED, DELETED)
        .when(new AmendVpc(RED, ALICE, "x", null))
        .thenRejected(new NoSuchVpc(RED));
  }
}
