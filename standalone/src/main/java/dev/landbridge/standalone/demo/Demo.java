package dev.landbridge.standalone.demo;

import dev.landbridge.standalone.DataDirectory;
import dev.landbridge.standalone.SecretFile;
import dev.landbridge.standalone.client.ApiClient;
import dev.landbridge.standalone.client.ApiClient.Answer;
import dev.landbridge.standalone.client.NoAnswer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;

/** Makes what is not there yet, through the public API only; every start may repeat it. */
public final class Demo {
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
  private static final int CONFLICT = 409;
  private static final int KEY_ID_LENGTH = 16;

  private final URI gateway;
  private final DataDirectory data;
  private final ApiClient operator;

  public Demo(URI gateway, DataDirectory data) {
    this.gateway = gateway;
    this.data = data;
    operator = new ApiClient(gateway, SecretFile.read(data.operatorKey()));
  }

  /** What was made or found, as text for the terminal. */
  public String run() {
    var alice = prepare(CastMember.ALICE);
    var bob = prepare(CastMember.BOB);
    return new Leaflet(gateway, alice, bob).text();
  }

  private Prepared prepare(CastMember member) {
    openAccount(member);
    var bearer = bearerOf(member);
    var owner = new ApiClient(gateway, bearer);
    var vpcId = vpcOf(member, owner);
    return new Prepared(member, bearer, vpcId, subnetOf(member, vpcId, owner));
  }

  /** An account that only has the number of one of ours is somebody else's: hands off. */
  private void openAccount(CastMember member) {
    var found = operator.get("/v1/accounts/" + member.accountId());
    if (found.status() == NOT_FOUND) {
      succeeded(
          operator.post("/v1/accounts", Map.of("id", member.accountId(), "name", member.name())));
    } else if (!succeeded(found).text("name").equals(member.name())) {
      throw new NoAnswer(
          "account %s is not the demo's: its name is %s"
              .formatted(member.accountId(), found.text("name")));
    }
  }

  /** The key is on disk before the gateway knows it, so a crash between the two loses nothing. */
  private String bearerOf(CastMember member) {
    var file = data.demoKey(member.name().toLowerCase(Locale.ROOT));
    SecretFile.createUnlessThere(file, newBearer());
    if (!isKnown(SecretFile.read(file))) {
      var imported = importKey(file, member);
      if (imported.status() == CONFLICT) { // it was disabled or deleted
        SecretFile.replace(file, newBearer());
        imported = importKey(file, member);
      }
      succeeded(imported);
    }
    return SecretFile.read(file);
  }

  private static String newBearer() {
    var random = new SecureRandom();
    var id = SecretFile.randomHex(random).substring(0, KEY_ID_LENGTH);
    return "demo-" + id + "." + SecretFile.randomHex(random);
  }

  private boolean isKnown(String bearer) {
    return new ApiClient(gateway, bearer).get("/v1/accounts/self").status() != UNAUTHORIZED;
  }

  private Answer importKey(Path file, CastMember member) {
    var bearer = SecretFile.read(file);
    var dot = bearer.indexOf('.');
    return operator.post(
        "/v1/accounts/" + member.accountId() + "/api-keys/import",
        Map.of(
            "id",
            bearer.substring(0, dot),
            "secret",
            bearer.substring(dot + 1),
            "name",
            "demo",
            "role",
            "owner"));
  }

  private static String vpcOf(CastMember member, ApiClient owner) {
    var found = succeeded(owner.get("/v1/vpcs?name=" + member.vpc())).body().path("items");
    if (!found.isEmpty()) {
      return found.path(0).path("id").asString();
    }
    return succeeded(
            owner.post(
                "/v1/vpcs",
                Map.of(
                    "region", member.region(),
                    "cidrBlock", member.vpcCidrBlock(),
                    "name", member.vpc())))
        .text("id");
  }

  private static String subnetOf(CastMember member, String vpcId, ApiClient owner) {
    var path = "/v1/subnets?vpcId=%s&name=%s".formatted(vpcId, member.subnet());
    var found = succeeded(owner.get(path)).body().path("items");
    if (!found.isEmpty()) {
      return found.path(0).path("id").asString();
    }
    return succeeded(
            owner.post(
                "/v1/subnets",
                Map.of(
                    "vpcId", vpcId,
                    "cidrBlock", member.subnetCidrBlock(),
                    "name", member.subnet())))
        .text("id");
  }

  private static Answer succeeded(Answer answer) {
    if (answer.failed()) {
      throw new NoAnswer("the answer was %d %s".formatted(answer.status(), answer.text("detail")));
    }
    return answer;
  }
}
