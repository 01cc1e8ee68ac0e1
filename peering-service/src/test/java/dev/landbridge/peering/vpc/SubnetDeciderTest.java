package dev.landbridge.peering.vpc;

import static dev.landbridge.peering.vpc.VpcCast.ALICE;
import static dev.landbridge.peering.vpc.VpcCast.BOB;
import static dev.landbridge.peering.vpc.VpcCast.CREATED;
import static dev.landbridge.peering.vpc.VpcCast.MAIN;
import static dev.landbridge.peering.vpc.VpcCast.RED;
import static dev.landbridge.peering.vpc.VpcCast.SUBNET_A;
import static dev.landbridge.peering.vpc.VpcCast.SUBNET_B;
import static dev.landbridge.peering.vpc.VpcCast.SUBNET_RANGES;
import static dev.landbridge.peering.vpc.VpcCast.given;
import static dev.landbridge.peering.vpc.VpcCast.subnet;
import static dev.landbridge.peering.vpc.VpcCast.subnetCreated;

import dev.landbridge.events.Tags;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.SubnetRenamed;
import dev.landbridge.events.peering.VpcEvent.SubnetTagged;
import dev.landbridge.peering.vpc.VpcCommand.AmendSubnet;
import dev.landbridge.peering.vpc.VpcCommand.DeleteSubnet;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockNotAllowed;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchSubnet;
import dev.landbridge.peering.vpc.VpcRejection.NoSuchVpc;
import dev.landbridge.peering.vpc.VpcRejection.SubnetOutsideVpc;
import dev.landbridge.peering.vpc.VpcRejection.SubnetsOverlap;
import dev.landbridge.peering.vpc.VpcRejection.VpcQuotaExceeded;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubnetDeciderTest {
  private static final SubnetCreated A = subnetCreated(SUBNET_A, "192.168.1.0/24");

  @Test
  void aSubnetIsCreatedWithinTheVpc() {
    given(CREATED).when(subnet(SUBNET_A, "192.168.1.0/24")).then(A);
    given(CREATED, A).when(subnet(SUBNET_A, "192.168.1.0/24")).thenNothing();
  }

  @Test
  void aSubnetMayBeAsLargeAsTheVpc() {
    given(CREATED)
        .when(subnet(SUBNET_A, "192.168.0.0/16"))
        .then(subnetCreated(SUBNET_A, "192.168.0.0/16"));
  }

  @Test
  void aSubnetLiesWithinTheVpcWithAFittingMask() {
    given(CREATED)
        .when(subnet(SUBNET_A, "10.0.0.0/24"))
        .thenRejected(new SubnetOutsideVpc(CidrBlock.parse("10.0.0.0/24"), List.of(MAIN)));
    given(CREATED)
        .when(subnet(SUBNET_A, "192.168.1.0/29"))
        .thenRejected(new CidrBlockNotAllowed(CidrBlock.parse("192.168.1.0/29"), SUBNET_RANGES));
  }

  @Test
  void subnetsDoNotOverlap() {
    given(CREATED, A)
        .when(subnet(SUBNET_B, "192.168.0.0/20"))
        .thenRejected(
            new SubnetsOverlap(
                CidrBlock.parse("192.168.0.0/20"), SUBNET_A, CidrBlock.parse("192.168.1.0/24")));
  }

  @Test
  void theQuotaOfSubnetsHolds() {
    given(CREATED, A, subnetCreated(SUBNET_B, "192.168.2.0/24"))
        .when(subnet(new SubnetId("subnet-0000000000000000c"), "192.168.3.0/24"))
        .thenRejected(new VpcQuotaExceeded(Quota.SUBNETS_PER_VPC, 2));
  }

  @Test
  void aSubnetIsRenamedAndTagged() {
    var tags = new Tags(Map.of("tier", "db"));
    given(CREATED, A)
        .when(new AmendSubnet(RED, ALICE, SUBNET_A, "b", tags))
        .then(
            new SubnetRenamed(RED, SUBNET_A, "b", List.of(ALICE)),
            new SubnetTagged(RED, SUBNET_A, tags, List.of(ALICE)));
    given(CREATED, A).when(new AmendSubnet(RED, ALICE, SUBNET_A, "a", null)).thenNothing();
    given(CREATED)
        .when(new AmendSubnet(RED, ALICE, SUBNET_A, "b", null))
        .thenRejected(new NoSuchSubnet(SUBNET_A));
  }

  @Test
  void aDeletedSubnetLeavesItsAddresses() {
    var deleted = new SubnetDeleted(RED, SUBNET_A, List.of(ALICE));
    given(CREATED, A).when(new DeleteSubnet(RED, ALICE, SUBNET_A)).then(deleted);
    given(CREATED, A, deleted)
        .when(new DeleteSubnet(RED, ALICE, SUBNET_A))
        .thenRejected(new NoSuchSubnet(SUBNET_A));
    given(CREATED, A, deleted)
        .when(subnet(SUBNET_B, "192.168.1.0/24"))
        .then(subnetCreated(SUBNET_B, "192.168.1.0/24"));
  }

  @Test
  void nobodyElseSeesTheSubnet() {
    given(CREATED, A).when(new DeleteSubnet(RED, BOB, SUBNET_A)).thenRejected(new NoSuchVpc(RED));
  }
}
