package dev.landbridge.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the lists show of one account, to the operator who acts for it. */
final class PublicLists {
  private final Client client;

  PublicLists(Installation installation, String account) {
    client = installation.operator().actingFor(account);
  }

  List<String> vpcs() {
    return all("/v1/vpcs?").map(item -> item.path("id").asString()).toList();
  }

  /** The active ones that this account asked for. */
  List<String> requestedConnections() {
    return all("/v1/vpc-peering-connections?state=active&role=requester&")
        .map(item -> item.path("id").asString())
        .toList();
  }

  /** Of all route tables, without the local ones. */
  List<String> activeRoutes() {
    return all("/v1/route-tables?")
        .flatMap(
            table ->
                all("/v1/route-tables/" + table.path("id").asString() + "/routes?state=active&"))
        .filter(route -> !route.path("nextHopType").asString().equals("local"))
        .map(route -> route.path("id").asString())
        .toList();
  }

  private Stream<JsonNode> all(String path) {
    var items = new ArrayList<JsonNode>();
    var cursor = "";
    do {
      var page = client.get(path + "limit=100" + cursor).expect(200).body();
      page.path("items").forEach(items::add);
      var next = page.path("nextCursor").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    return items.stream();
  }
}
