import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.vpc.v20170312.VpcClient;
import com.tencentcloudapi.vpc.v20170312.models.CreateRoutesRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeRouteTablesRequest;
import com.tencentcloudapi.vpc.v20170312.models.DescribeVpcsRequest;
import com.tencentcloudapi.vpc.v20170312.models.Filter;
import com.tencentcloudapi.vpc.v20170312.models.Route;
import com.tencentcloudapi.vpc.v20170312.models.RouteTable;
import com.tencentcloudapi.vpc.v20170312.models.Vpc;
import java.net.URI;

/**
 * The guide's story through the cloud's own SDK, with nothing but the endpoint set. Wants the
 * gateway's address and the keys of ALICE and BOB, as {@code ./landbridge up --demo} prints them;
 * what is there already stays.
 */
void main(String[] args) throws Exception {
  var gateway = URI.create(args[0]);
  var alice = client(gateway, args[1], "ap-guangzhou");
  var bob = client(gateway, args[2], "ap-beijing");
  var red = onlyVpc(alice);
  var blue = onlyVpc(bob);

  // 1. ALICE asks for a connection; the SDK has no classes for these actions yet
  var connection = connection(alice, red, blue);
  if (connection == null) {
    call(
        alice,
        "CreateVpcPeeringConnection",
        """
        {"SourceVpcId":"%s","PeeringConnectionName":"red-blue","DestinationVpcId":"%s",
         "DestinationUin":"100000000002","DestinationRegion":"ap-beijing","Bandwidth":10}"""
            .formatted(red.getVpcId(), blue.getVpcId()));
    connection = connection(alice, red, blue);
  }
  var id = connection.get("PeeringConnectionId").getAsString();
  IO.println(id + " is " + connection.get("State").getAsString());

  // 2. BOB accepts: active at once
  if (connection.get("State").getAsString().equals("PENDING")) {
    call(bob, "AcceptVpcPeeringConnection", "{\"PeeringConnectionId\":\"" + id + "\"}");
  }
  IO.println(id + " is " + connection(bob, red, blue).get("State").getAsString());

  // 3. a route on each side, in the main route table of the VPC
  addRoute(alice, red, blue.getCidrBlock(), id);
  addRoute(bob, blue, red.getCidrBlock(), id);
}

VpcClient client(URI gateway, String key, String region) {
  var http = new HttpProfile();
  http.setProtocol(gateway.getScheme() + "://");
  http.setEndpoint(gateway.getAuthority());
  var profile = new ClientProfile();
  profile.setHttpProfile(http);
  var dot = key.indexOf('.');
  return new VpcClient(
      new Credential(key.substring(0, dot), key.substring(dot + 1)), region, profile);
}

Vpc onlyVpc(VpcClient client) throws Exception {
  return client.DescribeVpcs(new DescribeVpcsRequest()).getVpcSet()[0];
}

/** The one between the two that is pending or active, or null. */
JsonObject connection(VpcClient client, Vpc red, Vpc blue) throws Exception {
  var all =
      call(
          client,
          "DescribeVpcPeeringConnections",
          "{\"Filters\":[{\"Name\":\"state\",\"Values\":[\"PENDING\",\"ACTIVE\"]}]}");
  for (var one : all.getAsJsonArray("PeerConnectionSet")) {
    var connection = one.getAsJsonObject();
    if (connection.get("SourceVpcId").getAsString().equals(red.getVpcId())
        && connection.get("DestinationVpcId").getAsString().equals(blue.getVpcId())) {
      return connection;
    }
  }
  return null;
}

JsonObject call(VpcClient client, String action, String json) throws Exception {
  var answer = JsonParser.parseString(client.call(action, json)).getAsJsonObject();
  return answer.has("Response") ? answer.getAsJsonObject("Response") : answer;
}

void addRoute(VpcClient client, Vpc vpc, String destination, String connection) throws Exception {
  var table = mainTable(client, vpc);
  var isThere = false;
  for (var route : table.getRouteSet()) {
    isThere |= route.getDestinationCidrBlock().equals(destination);
  }
  if (!isThere) {
    var route = new Route();
    route.setDestinationCidrBlock(destination);
    route.setGatewayType("PEERCONNECTION");
    route.setGatewayId(connection);
    var request = new CreateRoutesRequest();
    request.setRouteTableId(table.getRouteTableId());
    request.setRoutes(new Route[] {route});
    client.CreateRoutes(request);
  }
  for (var route : mainTable(client, vpc).getRouteSet()) {
    IO.println(
        vpc.getVpcName() + ": " + route.getDestinationCidrBlock() + " through " + route.getGatewayId());
  }
}

RouteTable mainTable(VpcClient client, Vpc vpc) throws Exception {
  var request = new DescribeRouteTablesRequest();
  request.setFilters(
      new Filter[] {filter("vpc-id", vpc.getVpcId()), filter("association.main", "true")});
  return client.DescribeRouteTables(request).getRouteTableSet()[0];
}

Filter filter(String name, String value) {
  var filter = new Filter();
  filter.setName(name);
  filter.setValues(new String[] {value});
  return filter;
}
