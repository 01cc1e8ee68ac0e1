package dev.landbridge.standalone.demo;

import dev.landbridge.standalone.DataDirectory;
import dev.landbridge.standalone.SecretFile;
import dev.landbridge.standalone.client.ApiClient;
import dev.landbridge.standalone.client.ApiClient.Answer;
import dev.landbridge.standalone.client.NoAnswer;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;

/** Makes what is not there yet, through the public API only; every start may repeat it. */
public final class Demo {
  private static final int NOT_FOUND = 404;
  private static final int UNAUTHORIZED = 401;
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
    if (operator.get("/v1/accounts/" + member.accountId()).status() == NOT_FOUND) {
      succeeded(
          operator.post("/v1/accounts", Map.of("id", member.accountId(), "name", member.name())));
    }
    var bearer = bearerOf(member);
    var owner = new ApiClient(gateway, bearer);
    var vpcId = vpcOf(member, owner);
    return new Prepared(member, bearer, vpcId, subnetOf(member, vpcId, owner));
  }

  /** The key is on disk before the gateway knows it, so a crash between the two loses nothing. */
  private String bearerOf(CastMember member) {
    var file = data.demoKey(member.name().toLowerCase(Locale.ROOT));
    var random = SecretFile.randomHex(new SecureRandom());
    SecretFile.createUnlessThere(
        file,
        "demo-"
            + random.substring(0, KEY_ID_LENGTH)
            + "."
            + SecretFile.randomHex(new SecureRandom()));
    var bearer = SecretFile.read(file);
    if (new ApiClient(gateway, bearer).get("/v1/accounts/self").status() == UNAUTHORIZED) {
      var dot = bearer.indexOf('.');
      succeeded(
          operator.post(
              "/v1/accounts/" + member.accountId() + "/api-keys/import",
              Map.of(
                  "id",
                  bearer.substring(0, dot),
                  "secret",
                  bearer.substring(dot + 1),
                  "name",
                  "demo",
                  "role",
                  "owner")));
    }
    return bearer;
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
      throw new NoAnswer(
          "The demo cannot be made: %d %s".formatted(answer.status(), answer.body()));
    }
    return answer;
  }
}
