package dev.landbridge.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Two accounts with three VPCs, and changes of them at random: tried first, then made. */
final class ChangeTrials {
  static final List<String> KINDS =
      List.of(
          "add-route",
          "replace-route",
          "remove-route",
          "enable-route",
          "disable-route",
          "associate-subnet",
          "accept-connection",
          "delete-connection",
          "change-bandwidth",
          "add-cidr-block",
          "remove-cidr-block");
  private static final List<String> DESTINATIONS =
      List.of(
          "10.0.0.0/16",
          "10.0.1.0/24",
          "10.0.1.0/25",
          "10.9.0.0/16",
          "172.16.0.0/16",
          "172.16.1.0/24",
          "192.168.1.0/24",
          "192.168.0.0/16",
          "192.0.0.0/8",
          "0.0.0.0/0",
          "fd00::/64");
  private static final List<String> HOPS =
      List.of(
          "blackhole",
          "nat-gateway nat-1",
          "vpn-gateway vpn-1",
          "ccn ccn-1",
          "instance 192.168.1.9",
          "instance 10.0.1.9",
          "instance nonsense",
          "peering-connection pcx-00000000000000000");
  private static final List<String> BLOCKS =
      List.of(
          "10.1.0.0/16",
          "10.2.0.0/16",
          "10.0.1.0/24",
          "172.16.0.0/24",
          "172.17.0.0/16",
          "192.168.0.0/24",
          "fd00:1::/56",
          "fd00:1::/60");
  private static final List<Integer> CAPS = List.of(10, 20, 300, 500, 2000);

  private final RandomGenerator random;
  private final Account alice;
  private final Account bob;
  private final List<String> vpcs;
  private final List<String> subnets = new ArrayList<>();
  private final Map<String, Account> tables = new LinkedHashMap<>();
  private final List<String> connections = new ArrayList<>();
  private String position = "";

  ChangeTrials(Installation installation, RandomGenerator random) {
    this.random = random;
    alice = Account.open(installation, "ALICE");
    bob = Account.open(installation, "BOB");
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    var green = alice.createVpc("GREEN", "ap-guangzhou", "172.16.0.0/16");
    var blue = bob.createVpc("BLUE", "ap-beijing", "10.0.0.0/16");
    vpcs = List.of(red, green, blue);
    subnets.add(alice.createSubnet(red, "192.168.1.0/24"));
    subnets.add(alice.createSubnet(green, "172.16.1.0/24"));
    subnets.add(bob.createSubnet(blue, "10.0.1.0/24"));
    List.of(red, green).forEach(vpc -> addTables(alice, vpc));
    addTables(bob, blue);
    tables.forEach(this::addRoutes);
    connect();
  }

  private void addTables(Account owner, String vpc) {
    tables.put(owner.mainTable(vpc), owner);
    var custom = owner.owner().post("/v1/route-tables", Map.of("vpcId", vpc, "name", "custom"));
    tables.put(custom.expect(201).text("id"), owner);
  }

  /** So that there is something to change from the first trial on. */
  private void addRoutes(String table, Account owner) {
    var path = "/v1/route-tables/" + table + "/routes";
    var nat =
        Map.of("destination", "0.0.0.0/0", "nextHopType", "nat-gateway", "nextHopId", "nat-1");
    owner.owner().post(path, nat).expect(201);
    var drop = Map.of("destination", "10.9.0.0/16", "nextHopType", "blackhole");
    note(owner.owner().post(path, drop).expect(201));
  }

  /** What is not there yet, or not any more: some pending, some active. */
  private void connect() {
    var red = vpcs.getFirst();
    var blue = vpcs.getLast();
    for (var requester : List.of(red, vpcs.get(1))) {
      request(alice, requester, blue, bob, Map.of("bandwidthMbps", 100));
    }
    request(alice, red, vpcs.get(1), alice, Map.of());
  }

  private void request(Account by, String from, String to, Account of, Map<String, ?> terms) {
    var body = new LinkedHashMap<String, Object>(terms);
    body.put("requesterVpcId", from);
    body.put("accepterVpcId", to);
    body.put("accepterAccountId", of.id());
    var answer = client(by).post("/v1/vpc-peering-connections", body);
    if (answer.status() == 201) {
      note(answer);
      connections.add(answer.text("id"));
    }
  }

  /**
   * @param made the request that makes it
   */
  record Trial(Account by, String kind, Map<String, Object> change, Made made) {
    @Override
    public String toString() {
      return by.id() + " " + change;
    }
  }

  record Made(String method, String path, @Nullable Map<String, Object> body) {}

  Trial next() {
    if (random.nextInt(10) == 0) {
      connect();
    }
    if (random.nextInt(6) == 0) {
      publish();
    }
    return trial(random.nextInt(4) == 0 ? "add-route" : oneOf(KINDS));
  }

  private Trial trial(String kind) {
    return switch (kind) {
      case "add-route" -> addRoute(kind);
      case "replace-route", "remove-route", "enable-route", "disable-route" -> ofRoute(kind);
      case "associate-subnet" -> associate(kind);
      case "accept-connection", "delete-connection", "change-bandwidth" -> ofConnection(kind);
      default -> ofBlock(kind);
    };
  }

  private Trial addRoute(String kind) {
    var table = oneOf(List.copyOf(tables.keySet()));
    var body = nextHop();
    body.put("destination", oneOf(DESTINATIONS));
    return new Trial(
        mostly(table),
        kind,
        change(kind, body, Map.of("routeTableId", table)),
        new Made("POST", "/v1/route-tables/" + table + "/routes", body));
  }

  private Map<String, Object> nextHop() {
    var hops = new ArrayList<>(HOPS);
    connections.forEach(id -> hops.add("peering-connection " + id));
    connections.forEach(id -> hops.add("peering-connection " + id));
    var hop = oneOf(hops).split(" ");
    var body = new LinkedHashMap<String, Object>(Map.of("nextHopType", hop[0]));
    if (hop.length > 1) {
      body.put("nextHopId", hop[1]);
    }
    return body;
  }

  private Trial ofRoute(String kind) {
    var table = oneOf(List.copyOf(tables.keySet()));
    var route = route(table);
    var path = "/v1/route-tables/" + table + "/routes/" + route;
    var body = kind.equals("replace-route") ? nextHop() : null;
    var made =
        switch (kind) {
          case "replace-route" -> new Made("PUT", path, body);
          case "remove-route" -> new Made("DELETE", path, null);
          case "enable-route" -> new Made("POST", path + "/enable", Map.of());
          default -> new Made("POST", path + "/disable", Map.of());
        };
    var named = Map.<String, Object>of("routeTableId", table, "routeId", route);
    return new Trial(
        mostly(table), kind, change(kind, body == null ? Map.of() : body, named), made);
  }

  /** Mostly a written one, if there is any. */
  private String route(String table) {
    var owner = tables.getOrDefault(table, alice);
    var found = client(owner).get("/v1/route-tables/" + table + "/routes?limit=100").expect(200);
    var all = found.body().path("items").valueStream().toList();
    var written =
        all.stream().filter(r -> !r.path("nextHopType").asString().equals("local")).toList();
    boolean any = written.isEmpty() || random.nextInt(8) == 0;
    return oneOf(any ? all : written).path("id").asString();
  }

  private Trial associate(String kind) {
    var table = oneOf(List.copyOf(tables.keySet()));
    var subnet = oneOf(subnets);
    return new Trial(
        mostly(table),
        kind,
        change(kind, Map.of("subnetId", subnet), Map.of("routeTableId", table)),
        new Made(
            "POST", "/v1/route-tables/" + table + "/associations", Map.of("subnetId", subnet)));
  }

  private Trial ofConnection(String kind) {
    var id =
        connections.get(connections.size() - 1 - random.nextInt(Math.min(4, connections.size())));
    var path = "/v1/vpc-peering-connections/" + id;
    int cap = oneOf(CAPS);
    var capped = kind.equals("change-bandwidth");
    var made =
        switch (kind) {
          case "accept-connection" -> new Made("POST", path + "/accept", Map.of());
          case "delete-connection" -> new Made("DELETE", path, null);
          default -> new Made("PATCH", path, Map.of("bandwidthMbps", cap));
        };
    return new Trial(
        capped && random.nextInt(4) > 0 ? alice : oneOf(List.of(alice, bob)),
        kind,
        change(
            kind,
            Map.of("vpcPeeringConnectionId", id),
            capped ? Map.of("bandwidthMbps", cap) : Map.of()),
        made);
  }

  private Trial ofBlock(String kind) {
    var vpc = oneOf(vpcs);
    var block = oneOf(BLOCKS);
    var path = "/v1/vpcs/" + vpc + "/cidr-blocks";
    var made =
        kind.equals("add-cidr-block")
            ? new Made("POST", path, Map.of("cidrBlock", block))
            : new Made(
                "DELETE",
                path + "?cidrBlock=" + URLEncoder.encode(block, StandardCharsets.UTF_8),
                null);
    var owner = vpc.equals(vpcs.getLast()) ? bob : alice;
    return new Trial(
        random.nextInt(8) == 0 ? other(owner) : owner,
        kind,
        change(kind, Map.of("vpcId", vpc), Map.of("cidrBlock", block)),
        made);
  }

  private void publish() {
    var table = oneOf(List.copyOf(tables.keySet()));
    var path = "/v1/route-tables/" + table + "/routes/" + route(table);
    var verb = random.nextBoolean() ? "/publish" : "/withdraw";
    note(client(tables.getOrDefault(table, alice)).post(path + verb, Map.of()));
  }

  private static Map<String, Object> change(
      String kind, Map<String, Object> some, Map<String, Object> others) {
    var change = new LinkedHashMap<String, Object>(Map.of("kind", kind));
    change.putAll(some);
    change.putAll(others);
    return change;
  }

  private Account mostly(String table) {
    var owner = tables.getOrDefault(table, alice);
    return random.nextInt(8) == 0 ? other(owner) : owner;
  }

  private Account other(Account one) {
    return one.equals(alice) ? bob : alice;
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  String ask(Trial trial) {
    var answer =
        client(trial.by())
            .post("/v1/path-analyses/what-if", Map.of("changes", List.of(trial.change())));
    return answer.text("code").equals("change-not-possible")
        ? answer.text("rule")
        : outcome(answer);
  }

  String make(Trial trial) {
    var made = trial.made();
    var answer = client(trial.by()).send(made.method(), made.path(), made.body());
    note(answer);
    return outcome(answer);
  }

  private static String outcome(Client.Answer answer) {
    return answer.status() < 300 ? "done" : answer.text("code");
  }

  /** Who asks next sees what the other did last. */
  private void note(Client.Answer answer) {
    answer.headers().firstValue("Landbridge-Position").ifPresent(at -> position = at);
  }

  private Client client(Account of) {
    return position.isEmpty() ? of.owner() : of.owner().seeing(position);
  }
}
