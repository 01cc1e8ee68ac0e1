package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.vpc.v20170312.VpcClient;
import com.tencentcloudapi.vpc.v20170312.models.CheckNetDetectStateRequest;
import com.tencentcloudapi.vpc.v20170312.models.CreateNetDetectRequest;
import com.tencentcloudapi.vpc.v20170312.models.CreateRouteTableRequest;
import com.tencentcloudapi.vpc.v20170312.models.CreateRoutesRequest;
import com.tencentcloudapi.vpc.v20170312.models.CreateSubnetRequest;
import com.tencentcloudapi.vpc.v20170312.models.CreateVpcRequest;
import com.tencentcloudapi.vpc.v20170312.models.DeleteRouteTableRequest;
import com.tencentcloudapi.vpc.v20170312.models.DeleteRoutesRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeRouteTablesRequest;
import com.tencentcloudapi.vpc.v20170312.models.DisableRoutesRequest;
import com.tencentcloudapi.vpc.v20170312.models.EnableRoutesRequest;
import com.tencentcloudapi.vpc.v20170312.models.Filter;
import com.tencentcloudapi.vpc.v20170312.models.ReplaceRouteTableAssociationRequest;
import com.tencentcloudapi.vpc.v20170312.models.ReplaceRoutesRequest;
import com.tencentcloudapi.vpc.v20170312.models.Route;
import com.tencentcloudapi.vpc.v20170312.models.RouteTable;
import com.tencentcloudapi.vpc.v20170312.models.Subnet;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guide to its end through the vendor's own SDK: routes on both sides, until packets pass. */
@ExtendWith(SharedInstallation.class)
class CloudRoutesStoryTest {
  private final CloudAccount alice;
  private final CloudAccount bob;
  private String red = "";
  private String blue = "";
  private Subnet front = new Subnet();
  private Subnet back = new Subnet();
  private String connection = "";

  CloudRoutesStoryTest(Installation installation) {
    alice = CloudAccount.open(installation, "ALICE");
    bob = CloudAccount.open(installation, "BOB");
  }

  /** ALICE's RED and BOB's BLUE, joined. */
  @BeforeEach
  void connect() throws TencentCloudSDKException {
    red = createVpc(alice.guangzhou(), "RED", "192.168.0.0/16");
    blue = createVpc(bob.beijing(), "BLUE", "10.0.0.0/16");
    front = createSubnet(alice.guangzhou(), red, "192.168.1.0/24");
    back = createSubnet(bob.beijing(), blue, "10.0.1.0/24");
    connection = request();
    onConnection(bob.beijing(), "AcceptVpcPeeringConnection");
    // who has seen it active is shown its consequences
    eventually(
        () -> {
          var seen = CloudAccount.call(alice.guangzhou(), "DescribeVpcPeeringConnections", "{}");
          assertThat(seen.toString()).contains("\"ACTIVE\"");
        });
  }

  private String request() throws TencentCloudSDKException {
    return CloudAccount.call(
            alice.guangzhou(),
            "CreateVpcPeeringConnection",
            """
                {"SourceVpcId":"%s","PeeringConnectionName":"red-blue","DestinationVpcId":"%s",
                 "DestinationUin":"%s","DestinationRegion":"ap-beijing","Bandwidth":100}\
                """
                .formatted(red, blue, bob.id()))
        .get("PeeringConnectionId")
        .getAsString();
  }

  private static String createVpc(VpcClient client, String name, String cidrBlock)
      throws TencentCloudSDKException {
    var request = new CreateVpcRequest();
    request.setVpcName(name);
    request.setCidrBlock(cidrBlock);
    return client.CreateVpc(request).getVpc().getVpcId();
  }

  private static Subnet createSubnet(VpcClient client, String vpcId, String cidrBlock)
      throws TencentCloudSDKException {
    var request = new CreateSubnetRequest();
    request.setVpcId(vpcId);
    request.setSubnetName("one");
    request.setCidrBlock(cidrBlock);
    request.setZone("zone-1");
    return client.CreateSubnet(request).getSubnet();
  }

  private void onConnection(VpcClient client, String action) throws TencentCloudSDKException {
    CloudAccount.call(client, action, "{\"PeeringConnectionId\":\"" + connection + "\"}");
  }

  private Route toConnection(String destination) {
    var route = new Route();
    route.setDestinationCidrBlock(destination);
    route.setGatewayType("PEERCONNECTION");
    route.setGatewayId(connection);
    route.setRouteDescription("to the other side");
    return route;
  }

  private static RouteTable add(VpcClient client, String table, Route... routes)
      throws TencentCloudSDKException {
    var request = new CreateRoutesRequest();
    request.setRouteTableId(table);
    request.setRoutes(routes);
    return client.CreateRoutes(request).getRouteTableSet()[0];
  }

  private static RouteTable table(VpcClient client, String id) throws TencentCloudSDKException {
    var request = new DescribeRouteTablesRequest();
    request.setRouteTableIds(new String[] {id});
    return client.DescribeRouteTables(request).getRouteTableSet()[0];
  }

  /** Whether a packet of ALICE's gets to BOB, and the answer back. */
  private boolean isReachable() {
    return alice
        .rest()
        .post(
            "/v1/path-analyses",
            Map.of("sourceVpcId", red, "source", "192.168.1.10", "destination", "10.0.1.20"))
        .expect(200)
        .body()
        .path("reachable")
        .asBoolean();
  }

  private static void refused(String code, ThrowingCallable call) {
    var refusal = catchThrowableOfType(TencentCloudSDKException.class, call);
    assertThat(refusal).as("expected %s", code).isNotNull();
    assertThat(refusal.getErrorCode()).isEqualTo(code);
  }

  @Test
  void packetsPassWithARouteOnEachSideAndStopWithTheConnection() throws TencentCloudSDKException {
    assertThat(isReachable()).isFalse();
    var added = add(alice.guangzhou(), front.getRouteTableId(), toConnection("10.0.1.0/24"));
    assertThat(added.getVpcId()).isEqualTo(red);
    assertThat(added.getRouteSet()).hasSize(1);
    assertThat(isReachable()).as("no way back").isFalse();
    add(bob.beijing(), back.getRouteTableId(), toConnection("192.168.1.0/24"));
    eventually(() -> assertThat(isReachable()).isTrue());

    var shown = table(alice.guangzhou(), front.getRouteTableId());
    assertThat(shown.getMain()).isTrue();
    assertThat(shown.getAssociationSet()[0].getSubnetId()).isEqualTo(front.getSubnetId());
    var route = shown.getRouteSet()[0];
    assertThat(route.getGatewayId()).isEqualTo(connection);
    assertThat(route.getRouteType()).isEqualTo("USER");

    onConnection(alice.guangzhou(), "DeleteVpcPeeringConnection");
    assertThat(isReachable()).isFalse();
    assertThat(table(alice.guangzhou(), front.getRouteTableId()).getRouteSet()).isEmpty();
    eventually(
        () ->
            assertThat(table(bob.beijing(), back.getRouteTableId()).getRouteSet())
                .as("of the other account")
                .isEmpty());
  }

  @Test
  void aRequestThatIsTakenBackTakesItsRoutesAlong() throws TencentCloudSDKException {
    onConnection(alice.guangzhou(), "DeleteVpcPeeringConnection");
    connection = request();
    add(alice.guangzhou(), front.getRouteTableId(), toConnection("10.0.1.0/24"));
    onConnection(alice.guangzhou(), "DeleteVpcPeeringConnection");
    assertThat(table(alice.guangzhou(), front.getRouteTableId()).getRouteSet()).isEmpty();
  }

  @Test
  void whatTheGuideSaysOfRoutesIsRefused() throws TencentCloudSDKException {
    var client = alice.guangzhou();
    var table = front.getRouteTableId();
    add(client, table, toConnection("10.0.1.0/24"));
    refused(
        "InvalidParameterValue.CidrNotInPeerVpc",
        () -> add(client, table, toConnection("10.1.0.0/24")));
    refused(
        "InvalidParameterValue.VpcCidrConflict",
        () -> add(client, table, toConnection("192.168.2.0/24")));
    refused(
        "InvalidParameterValue.Duplicate", () -> add(client, table, toConnection("10.0.1.0/24")));
    refused(
        "ResourceNotFound", () -> add(client, back.getRouteTableId(), toConnection("10.0.2.0/24")));
    refused(
        "InvalidParameterValue.CidrNotInPeerVpc",
        () -> add(client, table, toConnection("10.0.2.0/24"), toConnection("10.1.0.0/24")));
    assertThat(table(client, table).getRouteSet()).as("all or nothing").hasSize(1);
    var delete = new DeleteRouteTableRequest();
    delete.setRouteTableId(table);
    refused("UnsupportedOperation.DelDefaultRoute", () -> client.DeleteRouteTable(delete));
  }

  @Test
  void routesAreChangedSwitchedAndDeleted() throws TencentCloudSDKException {
    var client = alice.guangzhou();
    var table = front.getRouteTableId();
    var route = add(client, table, toConnection("10.0.1.0/24")).getRouteSet()[0];
    var disable = new DisableRoutesRequest();
    disable.setRouteTableId(table);
    disable.setRouteIds(new Long[] {route.getRouteId()});
    client.DisableRoutes(disable);
    assertThat(table(client, table).getRouteSet()[0].getEnabled()).isFalse();
    var enable = new EnableRoutesRequest();
    enable.setRouteTableId(table);
    enable.setRouteItemIds(new String[] {route.getRouteItemId()});
    client.EnableRoutes(enable);
    assertThat(table(client, table).getRouteSet()[0].getEnabled()).isTrue();
    route.setDestinationCidrBlock("10.0.0.0/16");
    route.setRouteDescription("everything");
    var replace = new ReplaceRoutesRequest();
    replace.setRouteTableId(table);
    replace.setRoutes(new Route[] {route});
    var replaced = client.ReplaceRoutes(replace);
    assertThat(replaced.getOldRouteSet()[0].getDestinationCidrBlock()).isEqualTo("10.0.1.0/24");
    assertThat(replaced.getNewRouteSet()[0].getDestinationCidrBlock()).isEqualTo("10.0.0.0/16");
    var delete = new DeleteRoutesRequest();
    delete.setRouteTableId(table);
    delete.setRoutes(replaced.getNewRouteSet());
    assertThat(client.DeleteRoutes(delete).getRouteSet()[0].getRouteDescription())
        .isEqualTo("everything");
    assertThat(table(client, table).getRouteSet()).isEmpty();
  }

  @Test
  void aSubnetGetsAnotherTableAsAWhole() throws TencentCloudSDKException {
    var client = alice.guangzhou();
    add(client, front.getRouteTableId(), toConnection("10.0.1.0/24"));
    add(bob.beijing(), back.getRouteTableId(), toConnection("192.168.1.0/24"));
    eventually(() -> assertThat(isReachable()).isTrue());
    var create = new CreateRouteTableRequest();
    create.setVpcId(red);
    create.setRouteTableName("quarantine");
    var quarantine = client.CreateRouteTable(create).getRouteTable().getRouteTableId();
    var associate = new ReplaceRouteTableAssociationRequest();
    associate.setRouteTableId(quarantine);
    associate.setSubnetId(front.getSubnetId());
    client.ReplaceRouteTableAssociation(associate);
    assertThat(isReachable()).isFalse();
    var delete = new DeleteRouteTableRequest();
    delete.setRouteTableId(quarantine);
    refused("UnsupportedOperation.DelRouteWithSubnet", () -> client.DeleteRouteTable(delete));
    var custom = new DescribeRouteTablesRequest();
    custom.setFilters(new Filter[] {filter("vpc-id", red), filter("association.main", "false")});
    assertThat(client.DescribeRouteTables(custom).getTotalCount()).isEqualTo(1);
  }

  private static Filter filter(String name, String value) {
    var filter = new Filter();
    filter.setName(name);
    filter.setValues(new String[] {value});
    return filter;
  }

  @Test
  void aProbeIsForetoldAndDefined() throws TencentCloudSDKException {
    var client = alice.guangzhou();
    var check = new CheckNetDetectStateRequest();
    check.setVpcId(red);
    check.setSubnetId(front.getSubnetId());
    check.setNetDetectName("to BLUE");
    check.setDetectDestinationIp(new String[] {"10.0.1.20"});
    assertThat(client.CheckNetDetectState(check).getNetDetectIpStateSet()[0].getState())
        .isEqualTo(-1);
    var create = new CreateNetDetectRequest();
    create.setVpcId(red);
    create.setSubnetId(front.getSubnetId());
    create.setNetDetectName("to BLUE");
    create.setDetectDestinationIp(new String[] {"10.0.1.20"});
    create.setNextHopType("PEERCONNECTION");
    create.setNextHopDestination(connection);
    var probe = client.CreateNetDetect(create).getNetDetect();
    assertThat(probe.getNextHopDestination()).isEqualTo(connection);
    assertThat(probe.getVpcName()).isEqualTo("RED");
    var counted =
        CloudAccount.call(client, "DescribeVpcResourceDashboard", "{\"VpcIds\":[\"" + red + "\"]}");
    var dashboard = counted.getAsJsonArray("ResourceDashboardSet").get(0).getAsJsonObject();
    assertThat(dashboard.get("Pcx").getAsInt()).isEqualTo(1);
    assertThat(dashboard.get("NetworkDetect").getAsInt()).isEqualTo(1);
    create.setDetectDestinationIp(new String[] {"192.168.2.1"});
    refused("InvalidParameterValue.NetDetectInVpc", () -> client.CreateNetDetect(create));
  }
}
