package dev.landbridge.e2e.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.e2e.Installation;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** Two accounts with something in them, and everybody who may ask about it, rightly or not. */
final class World implements AutoCloseable {
  private final Installation installation;
  private final Harvests harvests;
  private final Wire wire;
  private final Principal operator;
  private final String alice;
  private final String bob;
  private final String disabled;
  private final Queue<String> secrets = new ConcurrentLinkedQueue<>();
  private volatile List<Principal> principals = List.of();

  private World(Installation installation, Harvests harvests) {
    this.installation = installation;
    this.harvests = harvests;
    this.wire = new Wire(installation.url());
    this.operator = new Principal("operator", installation.operatorKey(), "");
    this.alice =
        ask(operator, "POST", "/v1/accounts", "{\"name\":\"ALICE\"}").path("id").asString();
    this.bob = ask(operator, "POST", "/v1/accounts", "{\"name\":\"BOB\"}").path("id").asString();
    var key = key(alice, "owner");
    this.disabled = key.path("bearer").asString();
    post(operator, keys(alice) + "/" + key.path("id").asString() + "/disable", "");
  }

  static World of(Installation installation, Harvests harvests) {
    var world = new World(installation, harvests);
    world.revive();
    world.furnish();
    return world;
  }

  List<Principal> principals() {
    return principals;
  }

  /** The secrets of all keys that were made for them. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  /** Whoever was suspended or robbed of a key is let in again. */
  synchronized void revive() {
    post(operator, "/v1/accounts/" + alice + "/resume", "");
    post(operator, "/v1/accounts/" + bob + "/resume", "");
    if (principals.isEmpty() || !principals.stream().allMatch(this::isWell)) {
      sweep(alice);
      sweep(bob);
      principals =
          List.of(
              person("ALICE", alice, "owner"),
              person("BOB", bob, "owner"),
              person("ALICE's admin", alice, "network-admin"),
              person("ALICE's viewer", alice, "viewer"),
              operator,
              new Principal("operator for ALICE", operator.bearer(), alice),
              new Principal("a disabled key", disabled, ""),
              new Principal("a wrong secret", "key-00000000000000000.wrong-secret-0001", ""),
              new Principal("nobody", "", ""));
    }
  }

  private boolean isWell(Principal principal) {
    return !List.of("ALICE", "BOB", "ALICE's admin", "ALICE's viewer").contains(principal.name())
        || asked(principal, "GET", "/v1/quotas", "").status() == 200;
  }

  /** Keys that others made leave no room for ours. */
  private void sweep(String account) {
    for (var key : ask(operator, "GET", keys(account) + "?limit=100", "").path("items")) {
      if (!disabled.startsWith(key.path("id").asString() + ".")) {
        asked(operator, "DELETE", keys(account) + "/" + key.path("id").asString(), "");
      }
    }
  }

  private Principal person(String name, String account, String role) {
    return new Principal(name, key(account, role).path("bearer").asString(), "");
  }

  private JsonNode key(String account, String role) {
    var key = post(operator, keys(account), "{\"name\":\"k\",\"role\":\"" + role + "\"}");
    secrets.add(key.path("secret").asString());
    return key;
  }

  private static String keys(String account) {
    return "/v1/accounts/" + account + "/api-keys";
  }

  private void furnish() {
    var anne = principals.get(0);
    var ben = principals.get(1);
    var red = vpc(anne, "ap-guangzhou", "192.168.0.0/16");
    var rose = vpc(anne, "ap-guangzhou", "172.16.0.0/16");
    var blue = vpc(ben, "ap-beijing", "10.0.0.0/16");
    var navy = vpc(ben, "ap-beijing", "10.1.0.0/16");
    var subnet =
        post(anne, "/v1/subnets", "{'vpcId':'%s','cidrBlock':'192.168.1.0/24'}".formatted(red));
    var joined = request(anne, red, blue, bob);
    post(ben, "/v1/vpc-peering-connections/" + joined + "/accept", "");
    request(ben, navy, rose, alice);
    var table = post(anne, "/v1/route-tables", "{'vpcId':'%s','name':'custom'}".formatted(red));
    post(
        anne,
        "/v1/route-tables/" + table.path("id").asString() + "/routes",
        "{'destination':'10.0.1.0/24','nextHopType':'peering-connection','nextHopId':'%s'}"
            .formatted(joined));
    post(
        anne,
        "/v1/network-probes",
        "{'subnetId':'%s','destinations':['10.0.1.20']}".formatted(subnet.path("id").asString()));
    post(
        anne,
        "/v1/tickets",
        "{'kind':'higher-quota','quota':'vpcs-per-region','limit':30,'reason':'more'}");
  }

  private String vpc(Principal who, String region, String block) {
    return post(who, "/v1/vpcs", "{'region':'%s','cidrBlock':'%s'}".formatted(region, block))
        .path("id")
        .asString();
  }

  private String request(Principal who, String own, String other, String account) {
    return post(
            who,
            "/v1/vpc-peering-connections",
            "{'requesterVpcId':'%s','accepterVpcId':'%s','accepterAccountId':'%s','bandwidthMbps':100}"
                .formatted(own, other, account))
        .path("id")
        .asString();
  }

  /** Whether everything still works. */
  void tellAStory() {
    revive();
    var who = principals.getFirst();
    var name = "after-" + UUID.randomUUID();
    var vpcs = ask(who, "GET", "/v1/vpcs?limit=1", "");
    if (!vpcs.path("items").isEmpty()) {
      var id = vpcs.path("items").path(0).path("id").asString();
      ask(who, "PATCH", "/v1/vpcs/" + id, "{'name':'%s'}".formatted(name));
      var seen = ask(who, "GET", "/v1/vpcs/" + id, "").path("name").asString();
      if (!seen.equals(name)) {
        throw new AssertionError(
            "Expected %s to be called %s, but got %s".formatted(id, name, seen));
      }
    }
  }

  /** Which is logged. */
  void asksInVain(String vpc) {
    var reply = asked(principals.getFirst(), "GET", "/v1/vpcs/" + vpc, "");
    if (reply.status() != 404) {
      throw new AssertionError("Expected no %s, but got %s".formatted(vpc, reply));
    }
  }

  JsonNode document() {
    return ask(operator, "GET", "/v1/openapi.json", "");
  }

  private JsonNode post(Principal who, String path, String body) {
    return ask(who, "POST", path, body);
  }

  /** Single quotes stand for double ones. */
  private JsonNode ask(Principal who, String method, String path, String body) {
    var reply = asked(who, method, path, body);
    if (reply.status() >= 300 || reply.status() < 200) {
      throw new AssertionError("Expected %s %s to succeed: %s".formatted(method, path, reply));
    }
    harvests.learn(who, Question.resource(path.replaceAll("\\?.*", "")), reply.json());
    return reply.json();
  }

  private Reply asked(Principal who, String method, String path, String body) {
    var draft = new Draft();
    draft.method = method;
    draft.target = path;
    draft.header("Host", installation.url().getAuthority());
    draft.header("Authorization", "Bearer " + who.bearer());
    draft.header("Content-Type", "application/json");
    draft.body = body.replace('\'', '"').getBytes(UTF_8);
    return wire.exchange(draft.bytes(Question.traceParent(Question.OWN)), false, false);
  }

  @Override
  public void close() {
    wire.close();
  }
}
