package dev.landbridge.e2e;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values for what a schema does not say enough about; {@code $kind} stands for an id. Whoever adds
 * an endpoint with a required field of a new name adds a line here.
 */
final class Examples {
  private static final Map<String, JsonNode> VALUES =
      parsed(
          """
          {"name": "example", "reason": "an example", "region": "ap-guangzhou",
           "cidrBlock": "10.77.0.0/16", "role": "viewer", "limit": 7,
           "listing": "allowed", "policy": "open", "ccnId": "ccn-example",
           "secret": "0123456789abcdef0123456789abcdef", "id": "imported-example-key"}\
          """);

  private static final Map<String, JsonNode> OF_ENDPOINTS =
      parsed(
          """
          {"DELETE /v1/vpcs/{id}/cidr-blocks cidrBlock": "192.168.0.0/16",
           "GET /v1/cidr-changes/removal-preview cidrBlock": "192.168.0.0/16"}\
          """);

  private static final Map<String, JsonNode> BODIES =
      parsed(
          """
          {
          "POST /v1/subnets": {"vpcId": "$vpc", "cidrBlock": "192.168.77.0/24"},
          "POST /v1/vpc-peering-connections":
            {"requesterVpcId": "$vpc", "accepterVpcId": "$other-vpc",
             "accepterAccountId": "$account", "bandwidthMbps": 0},
          "POST /v1/tickets":
            {"kind": "higher-bandwidth", "connectionId": "$connection", "bandwidthMbps": 2000,
             "reason": "an example"},
          "POST /v1/path-analyses":
            {"sourceVpcId": "$vpc", "source": {"subnetId": "$subnet"},
             "destination": {"vpcId": "$other-vpc"},
             "whatIf":
             [{"kind": "associate-subnet", "routeTableId": "$route-table", "subnetId": "$subnet"},
              {"kind": "add-route", "routeTableId": "$route-table", "destination": "10.0.7.0/24",
               "nextHopType": "peering-connection", "nextHopId": "$connection"},
              {"kind": "remove-route", "routeTableId": "$route-table", "routeId": "$route"},
              {"kind": "add-cidr-block", "vpcId": "$vpc", "cidrBlock": "10.66.0.0/16"},
              {"kind": "delete-connection", "vpcPeeringConnectionId": "$connection"}]},
          "POST /v1/path-analyses/what-if":
            {"changes":
             [{"kind": "associate-subnet", "routeTableId": "$route-table", "subnetId": "$subnet"},
              {"kind": "add-route", "routeTableId": "$route-table", "destination": "10.0.7.0/24",
               "nextHopType": "peering-connection", "nextHopId": "$connection"},
              {"kind": "remove-route", "routeTableId": "$route-table", "routeId": "$route"},
              {"kind": "add-cidr-block", "vpcId": "$vpc", "cidrBlock": "10.66.0.0/16"},
              {"kind": "delete-connection", "vpcPeeringConnectionId": "$connection"}]},
          "PUT /v1/route-tables/{tableId}/learned-routes/{ccnId}":
            {"destinations": ["10.200.0.0/16"]},
          "POST /v1/network-probes":
            {"subnetId": "$subnet", "destinations": ["10.0.1.21"],
             "nextHopType": "peering-connection", "nextHopId": "$connection"},
          "PUT /v1/network-probes/{id}":
            {"destinations": ["10.0.1.22"],
             "nextHopType": "peering-connection", "nextHopId": "$connection"},
          "POST /v1/network-probes/check":
            {"subnetId": "$subnet", "destinations": ["10.0.1.23"],
             "nextHopType": "peering-connection", "nextHopId": "$connection"},
          "POST /v1/network-probes/{id}/results":
            {"results": [{"destination": "10.0.1.20", "state": "ok", "delayMs": 1}]},
          "POST /v1/route-tables/{tableId}/routes":
            {"destination": "10.0.5.0/24", "nextHopType": "peering-connection",
             "nextHopId": "$connection"},
          "PUT /v1/route-tables/{tableId}/routes/{routeId}":
            {"nextHopType": "peering-connection", "nextHopId": "$connection"},
          "PUT /v1/route-tables/{tableId}/routes":
            {"routes": [{"destination": "10.0.6.0/24", "nextHopType": "peering-connection",
              "nextHopId": "$connection"}]},
          "POST /v1/route-tables/{tableId}/routes/batch":
            {"changes": [{"kind": "delete", "routeId": "$route"},
             {"kind": "create", "destination": "10.0.6.0/24",
              "nextHopType": "peering-connection", "nextHopId": "$connection"}]}
          }\
          """);

  private Examples() {}

  private static Map<String, JsonNode> parsed(String json) {
    var values = new java.util.HashMap<String, JsonNode>();
    JsonMapper.shared()
        .readTree(json)
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return Map.copyOf(values);
  }

  static Optional<JsonNode> body(String endpoint) {
    return Optional.ofNullable(BODIES.get(endpoint));
  }

  static Optional<JsonNode> of(String endpoint, String property) {
    return Optional.ofNullable(OF_ENDPOINTS.get(endpoint + " " + property))
        .or(() -> Optional.ofNullable(VALUES.get(property)));
  }
}
