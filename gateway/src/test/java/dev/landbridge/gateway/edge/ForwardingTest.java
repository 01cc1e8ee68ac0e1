package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.HttpProbe;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes through, in both directions, and what does not. */
class ForwardingTest {
  private static final int LIMIT = 64 * 1024;
  private static GatewayUnderTest gateway;
  private static String bearer;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
    bearer = gateway.newKey(gateway.openAccount("Alice"), "owner");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.peering().reset();
    gateway.routing().reset();
  }

  private static HttpProbe alice() {
    return gateway.with(bearer);
  }

  @Test
  void everyPathGoesToItsService() {
    for (var path :
        new String[] {
          "/v1/vpcs",
          "/v1/subnets/subnet-1",
          "/v1/vpc-peering-connections/pcx-1",
          "/v1/tickets",
          "/v1/classic-interconnects",
          "/v1/quotas",
          "/v1/regions",
          "/v1/bandwidth-tiers",
          "/v1/peering-guard/requesters"
        }) {
      alice().get(path).expect(200);
    }
    for (var path :
        new String[] {
          "/v1/route-tables/rtb-1/routes",
          "/v1/route-table-associations",
          "/v1/routes",
          "/v1/path-analyses"
        }) {
      alice().get(path).expect(200);
    }
    assertThat(gateway.peering().received()).hasSize(9);
    assertThat(gateway.routing().received()).hasSize(4);
  }

  @Test
  void aRequestArrivesAsItWasSent() {
    alice()
        .with("Idempotency-Key", "once-1")
        .with("If-Match", "\"3\"")
        .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .send("POST", "/v1/vpcs?a=1%202&b=%2F", "{\"name\":\"rot\"}");
    var received = gateway.peering().only();
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.uri()).isEqualTo("/v1/vpcs?a=1%202&b=%2F");
    assertThat(received.body()).isEqualTo("{\"name\":\"rot\"}");
    assertThat(received.headers())
        .containsEntry("idempotency-key", "once-1")
        .containsEntry("if-match", "\"3\"")
        .containsEntry("content-type", "application/json");
    assertThat(received.headers().getOrDefault("traceparent", ""))
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
        .doesNotContain("b7ad6b7169203331");
  }

  @Test
  void aTraceIsBegunWhereThereIsNone() {
    alice().with("traceparent", "nonsense").get("/v1/vpcs").expect(200);
    assertThat(gateway.peering().only().headers().get("traceparent"))
        .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  @Test
  void noCredentialAndNothingUnknownReachesAService() {
    alice()
        .with("Cookie", "session=1")
        .with("Proxy-Authorization", "Basic eA==")
        .with("X-Forwarded-User", "root")
        .with("Landbridge-Account", bearerAccount())
        .with("Landbridge-Settled", "true")
        .with("Landbridge-Role", "operator")
        .with("X-Amz-Security-Token", "x")
        .with("TE", "trailers")
        .get("/v1/vpcs")
        .expect(200);
    var headers = gateway.peering().only().headers();
    assertThat(headers.keySet())
        .isSubsetOf(
            "accept", "authorization", "connection", "host", "traceparent", "landbridge-position");
    assertThat(headers.get("authorization")).doesNotContain(bearer);
  }

  private static String bearerAccount() {
    return alice().get("/v1/accounts/self").expect(200).text("id");
  }

  @Test
  void anAnswerReturnsWithWhatIsMeantForTheCallerOnly() {
    gateway
        .peering()
        .answers(
            new Answer(201, Map.of(), "{\"id\":\"vpc-1\"}")
                .with("Content-Type", "application/json")
                .with("ETag", "\"0\"")
                .with("Location", "/v1/vpcs/vpc-1")
                .with("Retry-After", "7")
                .with("Landbridge-Position", "peering/1@1")
                .with("Landbridge-Settled", "true")
                .with("Set-Cookie", "a=b")
                .with("Server", "secret/1.0")
                .with("X-Internal", "10.0.0.1"));
    var answer = alice().post("/v1/vpcs", Map.of()).expect(201);
    assertThat(answer.text("id")).isEqualTo("vpc-1");
    assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    assertThat(answer.header("Location")).isEqualTo("/v1/vpcs/vpc-1");
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(answer.header("Landbridge-Position")).isEqualTo("peering/1@1");
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.headers().map().keySet())
        .doesNotContain("set-cookie", "server", "x-internal", "landbridge-settled");
  }

  @Test
  void aFileKeepsItsName() {
    var name = "attachment; filename=\"rtb-1.csv\"; filename*=UTF-8''rtb%2D1.csv";
    gateway
        .routing()
        .answers(
            Answer.ok("id,destination\r\n")
                .with("Content-Type", "text/csv;charset=UTF-8")
                .with("Content-Disposition", name));
    var answer = alice().get("/v1/route-tables/rtb-1/export?format=csv").expect(200);
    assertThat(answer.header("Content-Disposition")).isEqualTo(name);
    assertThat(answer.headers().map().get("content-disposition")).hasSize(1);
  }

  @Test
  void aProblemOfAServicePassesAsItIs() {
    gateway
        .peering()
        .answers(
            new Answer(409, Map.of(), "{\"code\":\"cidr-blocks-overlap\"}")
                .with("Content-Type", "application/problem+json"));
    alice().post("/v1/vpcs", Map.of()).expectProblem(409, "cidr-blocks-overlap");
  }

  @Test
  void anEmptyAnswerStaysEmpty() {
    gateway.peering().answers(new Answer(204, Map.of(), ""));
    assertThat(alice().delete("/v1/vpcs/vpc-1").expect(204).body().isMissingNode()).isTrue();
  }

  @Test
  void aRedirectIsNotFollowed() {
    gateway.peering().answers(new Answer(302, Map.of("Location", "http://127.0.0.1:1/"), ""));
    alice().get("/v1/vpcs").expect(302);
  }

  @Test
  void aLargeAnswerPassesWhole() {
    var large = "\"" + "x".repeat(3_000_000) + "\"";
    gateway.peering().answers(Answer.ok(large));
    assertThat(alice().get("/v1/vpcs").expect(200).body().asString()).hasSize(3_000_000);
  }

  @Test
  void aBodyAtTheLimitPassesAndOneByteMoreDoesNot() {
    alice().send("POST", "/v1/vpcs", "x".repeat(LIMIT)).expect(200);
    assertThat(gateway.peering().only().body()).hasSize(LIMIT);
    gateway.peering().reset();
    alice().send("POST", "/v1/vpcs", "x".repeat(LIMIT + 1)).expectProblem(413, "body-too-large");
    alice().send("POST", "/v1/accounts", "x".repeat(LIMIT + 1)).expect(413);
    assertThat(gateway.peering().received()).isEmpty();
  }

  @Test
  void aBodyOfUnknownLengthIsLimitedToo() throws Exception {
    assertThat(chunked(LIMIT)).isEqualTo(200);
    assertThat(gateway.peering().only().body()).hasSize(LIMIT);
    assertThat(chunked(LIMIT + 1)).isEqualTo(413);
    assertThat(chunked(10 * LIMIT)).isEqualTo(413);
  }

  private static int chunked(int length) throws Exception {
    var body =
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    var request =
        HttpRequest.newBuilder(URI.create(gateway.service().baseUrl() + "/v1/vpcs"))
            .header("Authorization", "Bearer " + bearer)
            .POST(body)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  @Test
  void anUnknownPathIsAProblem() {
    for (var path : new String[] {"/v1/nothing", "/v1", "/nothing", "/", "/v1/vpcsx", "/v2/vpcs"}) {
      alice().get(path).expectProblem(404, "no-such-path");
    }
    alice().post("/v1/nothing", Map.of()).expectProblem(404, "no-such-path");
  }

  @Test
  void aPathThatCouldMeanAnotherIsAProblem() {
    for (var path :
        new String[] {
          "/v1/vpcs/../../internal/projections",
          "/v1/vpcs/%2e%2e/%2e%2e/internal/projections",
          "/v1/vpcs//x",
          "/v1/vpcs/;x=y",
          "/actuator/../v1/vpcs",
          "/v1/vpcs/%20"
        }) {
      alice().get(path).expectProblem(404, "no-such-path");
    }
    alice().get("/v1/vpcs/%00").expectProblem(400, "malformed-request");
    assertThat(gateway.peering().received()).isEmpty();
  }

  @Test
  void anOddMethodIsAProblem() {
    alice().send("BREW", "/v1/vpcs", null).expectProblem(405, "method-not-allowed");
    alice().send("OPTIONS", "/v1/vpcs", null).expectProblem(405, "method-not-allowed");
    alice().send("PUT", "/v1/accounts", "{}").expectProblem(405, "method-not-allowed");
  }

  @Test
  void aHeadRequestIsAnsweredWithoutABody() {
    gateway.peering().answers(new Answer(200, Map.of("ETag", "\"4\""), ""));
    var answer = alice().send("HEAD", "/v1/vpcs/vpc-1", null).expect(200);
    assertThat(answer.header("ETag")).isEqualTo("\"4\"");
    assertThat(gateway.peering().only().method()).isEqualTo("HEAD");
  }
}
