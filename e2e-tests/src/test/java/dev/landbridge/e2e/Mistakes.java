package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who handles secrets in every way there is, right and wrong: shows them in the place of
 * ids, in addresses, headers and fields, disables and deletes keys and goes on using them.
 */
final class Mistakes {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Installation installation;
  private final Account account;
  private final String keys;
  private final List<String> answers = new ArrayList<>();

  Mistakes(Installation installation) {
    this.installation = installation;
    this.account = Account.open(installation, "CAROL");
    this.keys = "/v1/accounts/" + account.id() + "/api-keys";
  }

  Account account() {
    return account;
  }

  /** Everything that was heard, but for the answers that show a secret for the one time. */
  List<String> answers() {
    return answers;
  }

  /**
   * Makes them all.
   *
   * @param imported a secret brought over from elsewhere
   */
  void make(String imported) throws IOException, InterruptedException {
    var once = UUID.randomUUID().toString();
    var body = JSON.writeValueAsString(Map.of("name", "once", "role", "owner"));
    var bearer = JSON.readTree(created(once, body)).path("bearer").asString();
    created(once, body); // the same answer again
    Overheard.secret(bearer.substring(bearer.indexOf('.') + 1));
    withOneKey(bearer);
    bringOver(imported);
    var operators = installation.operatorKey();
    misplace(operators, operators.substring(operators.indexOf('.') + 1));
    misplace("AKID-" + account.id() + "." + imported, imported);
    var dot = bearer.indexOf('.');
    misplaceAtTheCloud(bearer.substring(0, dot), bearer.substring(dot + 1));
    misplaceAtTheCloud("AKID-" + account.id(), imported);
    var self = keys + "/" + bearer.substring(0, bearer.indexOf('.'));
    ask("GET", self, "", operators);
    ask("POST", self + "/disable", "", operators);
    ask("GET", "/v1/vpcs", "", bearer);
    ask("DELETE", self, "", operators);
    ask("GET", "/v1/vpcs", "", bearer);
  }

  /** No mistake: whoever listens must hear it. */
  void askAbout(String vpc) throws IOException, InterruptedException {
    send(
        "GET",
        "/v1/vpcs/" + vpc,
        "",
        "Authorization",
        "Bearer " + installation.operatorKey(),
        "Landbridge-Account",
        account.id());
  }

  private void withOneKey(String bearer) throws IOException, InterruptedException {
    var dot = bearer.indexOf('.');
    var id = bearer.substring(0, dot);
    var secret = bearer.substring(dot + 1);
    ask("GET", keys, "", bearer);
    ask("GET", "/v1/openapi.json", "", bearer);
    ask("GET", "/v1/vpcs", "", bearer);
    for (var wrong :
        List.of(
            secret,
            secret + "." + id,
            secret + "." + secret,
            id + "." + secret.substring(0, secret.length() - 1),
            id + "." + secret + "x",
            "key-00000000000000000." + secret)) {
      ask("GET", "/v1/vpcs", "", wrong);
      ask("POST", "/v1/vpcs", "{}", wrong);
    }
    var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    send("GET", "/v1/vpcs", "", "Authorization", "Basic " + basic);
    misplace(bearer, secret);
  }

  /** In every place of a request that is none for a secret. */
  private void misplace(String bearer, String secret) throws IOException, InterruptedException {
    var word = URLEncoder.encode(secret, UTF_8);
    for (var path :
        List.of(
            "/v1/vpcs/" + word,
            "/v1/" + word,
            "/" + word,
            "/v1/accounts/" + word,
            keys + "/" + word,
            "/v1/route-tables/" + word + "/routes",
            "/v1/vpcs?secret=" + word,
            "/v1/vpcs?limit=" + word,
            "/v1/vpcs?cursor=" + word,
            "/v1/vpcs?region=" + word,
            "/v1/vpcs?" + word + "=1",
            "/v1/routes?destination=" + word)) {
      ask("GET", path, "", bearer);
      send("GET", path, "");
    }
    for (var header :
        List.of(
            "X-Api-Key",
            "Landbridge-Account",
            "Landbridge-Position",
            "If-Match",
            "traceparent",
            "Idempotency-Key",
            "Accept",
            "Content-Type")) {
      ask("GET", "/v1/vpcs", "", bearer, header, secret);
      ask("POST", "/v1/vpcs", "{}", bearer, header, secret);
    }
    for (var field : List.of("name", "region", "cidrBlock", "vpcId", "role", "tags", secret)) {
      for (var value : List.<Object>of(secret, Map.of("key", secret), List.of(secret))) {
        var body = JSON.writeValueAsString(Map.of(field, value));
        ask("POST", "/v1/vpcs", body, bearer);
        ask("POST", "/v1/subnets", body, bearer);
        ask("POST", "/v1/path-analyses", body, bearer);
        ask("POST", keys, body, bearer);
      }
    }
    ask("POST", "/v1/vpcs", secret, bearer);
    ask("POST", "/v1/vpcs", "{\"name\":\"" + secret, bearer);
    var tooLong =
        Map.of("name", secret + secret, "region", "ap-guangzhou", "cidrBlock", "10.0.0.0/16");
    ask("POST", "/v1/vpcs", JSON.writeValueAsString(tooLong), bearer);
  }

  private void bringOver(String secret) throws IOException, InterruptedException {
    var id = "AKID-" + account.id();
    var operators = installation.operatorKey();
    for (var each :
        List.of(
            Map.of("id", id, "secret", secret, "name", "old", "role", "viewer"),
            Map.of("id", id, "secret", secret, "name", "again", "role", "viewer"),
            Map.of("id", id, "secret", secret + " ", "name", "blank", "role", "viewer"),
            Map.of("id", secret, "secret", id, "name", "swapped", "role", "viewer"),
            Map.of("secret", secret, "name", "lacks an id"))) {
      ask("POST", keys + "/import", JSON.writeValueAsString(each), operators);
    }
    ask("POST", keys + "/import", "{\"secret\":\"" + secret, operators);
    ask("GET", "/v1/vpcs", "", id + "." + secret);
    ask("GET", "/v1/vpcs", "", secret + "." + id);
  }

  private void misplaceAtTheCloud(String id, String secret)
      throws IOException, InterruptedException {
    var word = JSON.writeValueAsString(secret);
    for (var pair : List.of(List.of(id, secret), List.of(secret, id), List.of(id, secret + "x"))) {
      var client = CloudAccount.client(installation, pair.getFirst(), pair.getLast());
      for (var body :
          List.of(
              "{}",
              "{\"VpcId\":" + word + "}",
              "{\"VpcIds\":[" + word + "]}",
              "{" + word + ":1}",
              "{\"Filters\":[{\"Name\":" + word + ",\"Values\":[" + word + "]}]}",
              "{\"CidrBlock\":" + word + ",\"VpcName\":\"RED\"}")) {
        for (var action : List.of("DescribeVpcs", "CreateVpc", "DeleteVpc", secret)) {
          try {
            answers.add(String.valueOf(CloudAccount.call(client, action, body)));
          } catch (TencentCloudSDKException e) {
            answers.add(String.valueOf(e));
          }
        }
      }
    }
    var scope = id + "/2026-01-01/vpc/tc3_request, SignedHeaders=content-type;host, Signature=";
    send("POST", "/", "{}", "X-TC-Action", "DescribeVpcs", "Authorization", "TC3 " + secret);
    send(
        "POST",
        "/?Action=DescribeVpcs&SecretKey=" + URLEncoder.encode(secret, UTF_8),
        "{}",
        "X-TC-Action",
        secret,
        "Authorization",
        "TC3-HMAC-SHA256 Credential=" + scope + secret);
  }

  /** The only place where a secret is shown: what is heard here is not searched. */
  private String created(String idempotencyKey, String body)
      throws IOException, InterruptedException {
    var request =
        request("POST", keys, body, "Authorization", "Bearer " + installation.operatorKey());
    request.header("Idempotency-Key", idempotencyKey);
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new AssertionError("Expected a key, but got " + answer.body());
    }
    return answer.body();
  }

  private void ask(String method, String path, String body, String bearer, String... headers)
      throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Bearer " + bearer));
    send(method, path, body, all.toArray(String[]::new));
  }

  private void send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var answer = HTTP.send(request(method, path, body, headers).build(), BodyHandlers.ofString());
    if (answer.statusCode() >= 500) {
      throw new AssertionError(
          "Expected no defect at %s %s, but got %s".formatted(method, path, answer.body()));
    }
    answers.add(answer.headers().map() + "\n" + answer.body());
  }

  private HttpRequest.Builder request(String method, String path, String body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(installation.url() + path));
    request
        .method(method, BodyPublishers.ofString(body))
        .header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }
}
