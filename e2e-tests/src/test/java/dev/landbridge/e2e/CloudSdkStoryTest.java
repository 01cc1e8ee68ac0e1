package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.vpc.v20170312.VpcClient;
import com.tencentcloudapi.vpc.v20170312.models.CreateAssistantCidrRequest;
import com.tencentcloudapi.vpc.v20170312.models.CreateSubnetRequest;
import com.tencentcloudapi.vpc.v20170312.models.CreateSubnetsRequest;
import com.tencentcloudapi.vpc.v20170312.models.CreateVpcRequest;
import com.tencentcloudapi.vpc.v20170312.models.DeleteSubnetRequest;
import com.tencentcloudapi.vpc.v20170312.models.DeleteVpcRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeSubnetsRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeVpcsRequest;
import com.tencentcloudapi.vpc.v20170312.models.Filter;
import com.tencentcloudapi.vpc.v20170312.models.ModifyVpcAttributeRequest;
import com.tencentcloudapi.vpc.v20170312.models.SubnetInput;
import com.tencentcloudapi.vpc.v20170312.models.Tag;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guide's story, as two accounts live it through the vendor's own SDK. */
@ExtendWith(SharedInstallation.class)
class CloudSdkStoryTest {
  private static final String DESCRIBE = "DescribeVpcPeeringConnections";
  private static final String WRONG_STATE = "UnsupportedOperation.VpcPeerInvalidStateChange";
  private final CloudAccount alice;
  private final CloudAccount bob;

  CloudSdkStoryTest(Installation installation) {
    alice = CloudAccount.open(installation, "ALICE");
    bob = CloudAccount.open(installation, "BOB");
  }

  private static String createVpc(VpcClient client, String name, String cidrBlock)
      throws TencentCloudSDKException {
    var request = new CreateVpcRequest();
    request.setVpcName(name);
    request.setCidrBlock(cidrBlock);
    return client.CreateVpc(request).getVpc().getVpcId();
  }

  private static String createSubnet(VpcClient client, String vpcId, String cidrBlock)
      throws TencentCloudSDKException {
    var request = new CreateSubnetRequest();
    request.setVpcId(vpcId);
    request.setSubnetName("front");
    request.setCidrBlock(cidrBlock);
    request.setZone("ap-guangzhou-3");
    var subnet = client.CreateSubnet(request).getSubnet();
    assertThat(subnet.getZone()).isEqualTo("ap-guangzhou-3");
    assertThat(subnet.getRouteTableId()).startsWith("rtb-");
    return subnet.getSubnetId();
  }

  /** RED in Guangzhou asks for BLUE in Beijing; the connection's id. */
  private String request(String red, String blue) throws TencentCloudSDKException {
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

  private static JsonObject on(VpcClient client, String action, String connection)
      throws TencentCloudSDKException {
    return CloudAccount.call(client, action, "{\"PeeringConnectionId\":\"" + connection + "\"}");
  }

  private static JsonObject described(VpcClient client, String connection)
      throws TencentCloudSDKException {
    return CloudAccount.call(
            client, DESCRIBE, "{\"PeeringConnectionIds\":[\"" + connection + "\"]}")
        .getAsJsonArray("PeerConnectionSet")
        .get(0)
        .getAsJsonObject();
  }

  private static String state(VpcClient client, String connection) throws TencentCloudSDKException {
    return described(client, connection).get("State").getAsString();
  }

  private static void refused(String code, ThrowingCallable call) {
    var refusal = catchThrowableOfType(TencentCloudSDKException.class, call);
    assertThat(refusal).as("expected %s", code).isNotNull();
    assertThat(refusal.getErrorCode()).isEqualTo(code);
  }

  @Test
  void twoAccountsConnectTheirVpcs() throws TencentCloudSDKException {
    var red = createVpc(alice.guangzhou(), "RED", "192.168.0.0/16");
    var blue = createVpc(bob.beijing(), "BLUE", "10.0.0.0/16");
    var connection = request(red, blue);
    assertThat(state(alice.guangzhou(), connection)).isEqualTo("PENDING");
    eventually(() -> assertThat(state(bob.beijing(), connection)).isEqualTo("PENDING"));
    on(bob.beijing(), "AcceptVpcPeeringConnection", connection);
    eventually(() -> assertThat(state(alice.guangzhou(), connection)).isEqualTo("ACTIVE"));
    var seen = described(alice.guangzhou(), connection);
    assertThat(seen.get("SourceUin").getAsLong()).isEqualTo(Long.parseLong(alice.id()));
    assertThat(seen.get("DestinationVpcId").getAsString()).isEqualTo(blue);
    assertThat(seen.get("Bandwidth").getAsInt()).isEqualTo(100);
    refused(WRONG_STATE, () -> on(bob.beijing(), "AcceptVpcPeeringConnection", connection));
    on(bob.beijing(), "DeleteVpcPeeringConnection", connection);
    refused("ResourceNotFound", () -> on(bob.beijing(), "DeleteVpcPeeringConnection", connection));
    refused("ResourceNotFound", () -> described(bob.beijing(), connection));
    eventually(() -> refused("ResourceNotFound", () -> described(alice.guangzhou(), connection)));
  }

  @Test
  void aRequestMayBeRejectedAndAskedAgain() throws TencentCloudSDKException {
    var red = createVpc(alice.guangzhou(), "RED", "192.168.0.0/16");
    var blue = createVpc(bob.beijing(), "BLUE", "10.0.0.0/16");
    var connection = request(red, blue);
    refused(WRONG_STATE, () -> on(alice.guangzhou(), "EnableVpcPeeringConnection", connection));
    on(bob.beijing(), "RejectVpcPeeringConnection", connection);
    assertThat(state(bob.beijing(), connection)).isEqualTo("REJECTED");
    eventually(() -> assertThat(state(alice.guangzhou(), connection)).isEqualTo("REJECTED"));
    refused(WRONG_STATE, () -> on(bob.beijing(), "AcceptVpcPeeringConnection", connection));
    refused(WRONG_STATE, () -> on(bob.beijing(), "RejectVpcPeeringConnection", connection));
    assertThat(request(red, blue)).isNotEqualTo(connection);
  }

  @Test
  void whatTheGuideSaysIsRefusedIsRefused() throws TencentCloudSDKException {
    var red = createVpc(alice.guangzhou(), "RED", "192.168.0.0/16");
    var blue = createVpc(bob.beijing(), "BLUE", "10.0.0.0/16");
    var same = createVpc(bob.beijing(), "SAME", "192.168.0.0/16");
    refused("UnsupportedOperation.VpcPeerCidrConflict", () -> request(red, same));
    refused("ResourceNotFound", () -> request(red, "vpc-0123456789abcdef0"));
    var connection = request(red, blue);
    refused("UnsupportedOperation.VpcPeerAlreadyExist", () -> request(red, blue));
    refused(
        "UnsupportedOperation.VpcPeerPurviewError",
        () -> on(alice.guangzhou(), "AcceptVpcPeeringConnection", connection));
    var delete = new DeleteVpcRequest();
    delete.setVpcId(red);
    refused("ResourceInUse", () -> alice.guangzhou().DeleteVpc(delete));
    delete.setVpcId(blue);
    refused("ResourceNotFound", () -> alice.guangzhou().DeleteVpc(delete));
    refused("InvalidAction", () -> CloudAccount.call(alice.guangzhou(), "FlyToTheMoon", "{}"));
  }

  @Test
  void vpcsAndSubnetsAreTypedInAndOut() throws TencentCloudSDKException {
    var client = alice.guangzhou();
    var red = createVpc(client, "RED", "192.168.0.0/16");
    var front = createSubnet(client, red, "192.168.1.0/24");
    var assistants = new CreateAssistantCidrRequest();
    assistants.setVpcId(red);
    assistants.setCidrBlocks(new String[] {"10.1.0.0/16", "10.2.0.0/16"});
    assertThat(client.CreateAssistantCidr(assistants).getAssistantCidrSet()).hasSize(2);
    rename(client, red);
    var vpcs = new DescribeVpcsRequest();
    vpcs.setFilters(new Filter[] {filter("vpc-name", "CRIMSON")});
    vpcs.setLimit("1");
    var found = client.DescribeVpcs(vpcs);
    assertThat(found.getTotalCount()).isEqualTo(1);
    assertThat(found.getVpcSet()[0].getAssistantCidrSet()).hasSize(2);
    assertThat(found.getVpcSet()[0].getIsDefault()).isFalse();
    var delete = new DeleteSubnetRequest();
    delete.setSubnetId(front);
    client.DeleteSubnet(delete);
    var subnets = new DescribeSubnetsRequest();
    subnets.setFilters(new Filter[] {filter("vpc-id", red)});
    assertThat(client.DescribeSubnets(subnets).getTotalCount()).isZero();
    assertThat(bob.guangzhou().DescribeVpcs(new DescribeVpcsRequest()).getTotalCount()).isZero();
  }

  private static void rename(VpcClient client, String vpcId) throws TencentCloudSDKException {
    var request = new ModifyVpcAttributeRequest();
    request.setVpcId(vpcId);
    request.setVpcName("CRIMSON");
    client.ModifyVpcAttribute(request);
  }

  private static Filter filter(String name, String value) {
    var filter = new Filter();
    filter.setName(name);
    filter.setValues(new String[] {value});
    return filter;
  }

  @Test
  void severalSubnetsAreMadeTogetherOrNotAtAll() throws TencentCloudSDKException {
    var client = alice.guangzhou();
    var red = createVpc(client, "RED", "192.168.0.0/16");
    var request = new CreateSubnetsRequest();
    request.setVpcId(red);
    request.setTags(new Tag[] {tag("team", "net")});
    request.setSubnets(new SubnetInput[] {input("192.168.1.0/24"), input("192.168.1.128/25")});
    refused("InvalidParameterValue.SubnetConflict", () -> client.CreateSubnets(request));
    var all = new DescribeSubnetsRequest();
    all.setFilters(new Filter[] {filter("tag:team", "net")});
    assertThat(client.DescribeSubnets(all).getTotalCount()).isZero();
    request.setSubnets(new SubnetInput[] {input("192.168.1.0/24"), input("192.168.2.0/24")});
    assertThat(client.CreateSubnets(request).getSubnetSet()).hasSize(2);
    assertThat(client.DescribeSubnets(all).getTotalCount()).isEqualTo(2);
  }

  private static Tag tag(String key, String value) {
    var tag = new Tag();
    tag.setKey(key);
    tag.setValue(value);
    return tag;
  }

  private static SubnetInput input(String cidrBlock) {
    var input = new SubnetInput();
    input.setSubnetName("one of several");
    input.setCidrBlock(cidrBlock);
    input.setZone("ap-guangzhou-1");
    return input;
  }
}
