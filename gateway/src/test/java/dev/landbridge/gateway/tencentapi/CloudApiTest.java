package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.BackEnd.Received;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.platform.auth.InternalTokens;
import dev.landbridge.platform.web.Caller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in by signature, what is refused before any action, and how services are asked. */
class CloudApiTest {
  private static final String MODIFY = "ModifyVpcAttribute";
  private static final String VPC_ID = "vpc-0123456789abcdef0";
  private static final Map<String, String> BODY = Map.of("VpcId", VPC_ID, "VpcName", "RED");
  private static GatewayUnderTest gateway;
  private String account;
  private String bearer;
  private CloudClient client;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void openAccount() {
    account = gateway.openAccount("Alice");
    bearer = gateway.newKey(account, "owner");
    client = new CloudClient(gateway.service().baseUrl(), bearer);
    gateway.peering().reset();
    gateway.peering().answers(CloudApiTest::peering);
  }

  /** A service with two regions and one VPC. */
  private static Answer peering(Received request) {
    return request.uri().startsWith("/v1/regions")
        ? Answer.ok(
            "{\"items\":[{\"id\":\"ap-guangzhou\",\"area\":\"mainland\"},{\"id\":\"ap-beijing\"}]}")
        : Answer.ok(
            """
            {"id":"%s","region":"ap-guangzhou","name":"RED","cidrBlock":"10.0.0.0/16",
             "secondaryCidrBlocks":[],"tags":{},"createdAt":"2026-01-01T00:00:00.000Z"}"""
                .formatted(VPC_ID));
  }

  private static Received lastReceived() {
    return gateway.peering().received().getLast();
  }

  private CloudClient.Answer signing(UnaryOperator<CloudClient.Draft> change) {
    return client.call(MODIFY, BODY, change, UnaryOperator.identity());
  }

  private CloudClient.Answer spoiling(UnaryOperator<CloudClient.Draft> change) {
    return client.call(MODIFY, BODY, UnaryOperator.identity(), change);
  }

  @Test
  void aSignedRequestIsTranslatedForTheAccountOfItsKey() {
    var answer = client.call(MODIFY, BODY).expectDone();
    assertThat(answer.text("/RequestId")).matches("[0-9a-f-]{36}");
    var received = lastReceived();
    assertThat(received.method()).isEqualTo("PATCH");
    assertThat(received.uri()).isEqualTo("/v1/vpcs/" + VPC_ID);
    assertThat(received.body()).isEqualTo("{\"name\":\"RED\"}");
    var token = received.headers().getOrDefault("authorization", "").substring("Bearer ".length());
    assertThat(gateway.service().bean(InternalTokens.class).verify(token))
        .isEqualTo(new Caller(Optional.of(new AccountId(account)), Role.OWNER, keyId()));
  }

  private String keyId() {
    return bearer.substring(0, bearer.indexOf('.'));
  }

  @Test
  void nothingButTheNecessaryReachesAService() {
    spoiling(draft -> draft.with("Cookie", "a=b").with("X-Forwarded-User", "root")).expectDone();
    assertThat(lastReceived().headers().keySet())
        .isSubsetOf(
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "host",
            "idempotency-key",
            "landbridge-position",
            "traceparent");
  }

  @Test
  void whatIsNotSignedByTheKeyIsRefused() {
    spoiling(draft -> draft.without("Authorization")).expect("AuthFailure.InvalidAuthorization");
    spoiling(draft -> draft.with("Authorization", "Bearer " + bearer))
        .expect("AuthFailure.InvalidAuthorization");
    spoiling(draft -> draft.body("{}")).expect("AuthFailure.SignatureFailure");
    spoiling(draft -> draft.with("Content-Type", "application/json; charset=utf-8"))
        .expect("AuthFailure.SignatureFailure");
    new CloudClient(gateway.service().baseUrl(), keyId() + ".another-secret-00001")
        .call(MODIFY, BODY)
        .expect("AuthFailure.SignatureFailure");
    new CloudClient(gateway.service().baseUrl(), "key-00000000000000000.another-secret-00001")
        .call(MODIFY, BODY)
        .expect("AuthFailure.SecretIdNotFound");
    new CloudClient(gateway.service().baseUrl(), "short.another-secret-00001")
        .call(MODIFY, BODY)
        .expect("AuthFailure.InvalidSecretId");
    spoiling(draft -> draft.with("X-TC-Token", "t")).expect("AuthFailure.TokenFailure");
    assertThat(gateway.peering().received()).isEmpty();
  }

  @Test
  void anyHeaderMayBeSignedBesideTheTwo() {
    var careful = client.signing("x-tc-action", "x-tc-region", "x-tc-timestamp");
    careful.call(MODIFY, BODY).expectDone();
    careful
        .call(
            MODIFY,
            BODY,
            UnaryOperator.identity(),
            draft -> draft.with("X-TC-Region", "ap-beijing"))
        .expect("AuthFailure.SignatureFailure");
  }

  @Test
  void aGetIsSignedWithItsQuery() {
    gateway
        .peering()
        .answers(
            request ->
                request.uri().startsWith("/v1/vpcs")
                    ? Answer.ok("{\"items\":[" + peering(request).body() + "]}")
                    : peering(request));
    var query = "Filters.0.Name=vpc-name&Filters.0.Values.0=R%45&Limit=1";
    var answer = client.get("DescribeVpcs", query, query).expectDone();
    assertThat(answer.response().path("TotalCount").asInt()).isEqualTo(1);
    assertThat(answer.text("/VpcSet/0/VpcId")).isEqualTo(VPC_ID);
    client
        .get("DescribeVpcs", query, query.replace("%45", "E"))
        .expect("AuthFailure.SignatureFailure");
  }

  @Test
  void theHostIsSignedWithOrWithoutItsPort() {
    signing(draft -> draft.with("Host", "127.0.0.1")).expectDone();
    signing(draft -> draft.with("Host", "elsewhere")).expect("AuthFailure.SignatureFailure");
  }

  @Test
  void theClockMayBeFiveMinutesOff() {
    at(Duration.ofMinutes(-4)).expectDone(); // to the second: Tc3AuthenticationTest
    at(Duration.ofMinutes(4)).expectDone();
    at(Duration.ofMinutes(-6)).expect("AuthFailure.SignatureExpire");
    at(Duration.ofMinutes(6)).expect("AuthFailure.SignatureExpire");
    signing(draft -> draft.with("X-TC-Timestamp", "soon")).expect("InvalidParameterValue");
    spoiling(draft -> draft.without("X-TC-Timestamp")).expect("MissingParameter");
  }

  private CloudClient.Answer at(Duration offset) {
    var then = Long.toString(Instant.now().plus(offset).getEpochSecond());
    return signing(draft -> draft.with("X-TC-Timestamp", then));
  }

  @Test
  void aDisabledKeyIsNotFoundAndASuspendedAccountIsTold() {
    var keys = "/v1/accounts/" + account + "/api-keys/" + keyId();
    client.call(MODIFY, BODY).expectDone();
    gateway.operator().post(keys + "/disable", null).expect(200);
    client.call(MODIFY, BODY).expect("AuthFailure.SecretIdNotFound");
    gateway.operator().post(keys + "/enable", null).expect(200);
    client.call(MODIFY, BODY).expectDone();
    gateway
        .operator()
        .post("/v1/accounts/" + account + "/suspend", Map.of("reason", "unpaid"))
        .expect(200);
    client.call(MODIFY, BODY).expect("AuthFailure.UnauthorizedOperation");
  }

  @Test
  void theOperatorsKeyIsNoKeyOfAnAccount() {
    new CloudClient(gateway.service().baseUrl(), gateway.operatorBearer())
        .call(MODIFY, BODY)
        .expect("AuthFailure.SecretIdNotFound");
  }

  @Test
  void actionVersionAndRegionMustBeKnown() {
    client.call("FlyToTheMoon", BODY).expect("InvalidAction");
    client.call("DescribeNetDetectStates2", BODY).expect("InvalidAction");
    client.call("CreateFlowLog", BODY).expect("UnsupportedOperation");
    spoiling(draft -> draft.without("X-TC-Action")).expect("MissingParameter");
    spoiling(draft -> draft.with("X-TC-Version", "2018-01-01")).expect("NoSuchVersion");
    spoiling(draft -> draft.without("X-TC-Version")).expect("MissingParameter");
    spoiling(draft -> draft.without("X-TC-Region")).expect("MissingParameter");
    spoiling(draft -> draft.with("X-TC-Region", "ap-atlantis")).expect("UnsupportedRegion");
    spoiling(draft -> draft.with("X-TC-Region", "../x")).expect("UnsupportedRegion");
    spoiling(draft -> draft.with("X-TC-Region", "ap-beijing")).expectDone();
  }

  @Test
  void parametersAreReadStrictlyAndIdsNeverBecomePaths() {
    client.call(MODIFY, Map.of("VpcId", VPC_ID, "Colour", "red")).expect("UnknownParameter");
    client.call(MODIFY, Map.of("VpcName", "RED")).expect("MissingParameter");
    client.call(MODIFY, Map.of("VpcId", List.of())).expect("InvalidParameterValue");
    client.call(MODIFY, "[]").expect("InvalidParameter");
    for (var id : new String[] {"../regions", "vpc-1", "vpc-0123456789abcdef0?x=y", ""}) {
      client.call(MODIFY, Map.of("VpcId", id)).expect("InvalidParameterValue.Malformed");
    }
    assertThat(gateway.peering().received()).noneMatch(request -> request.method().equals("PATCH"));
  }

  @Test
  void aRefusalOfAServiceIsToldInTheWordsOfTheCloud() {
    gateway
        .peering()
        .answers(
            request ->
                request.method().equals("PATCH")
                    ? new Answer(
                        409, Map.of(), "{\"code\":\"vpc-in-use\",\"detail\":\"Expected less\"}")
                    : peering(request));
    var answer = client.call(MODIFY, BODY).expect("ResourceInUse");
    assertThat(answer.text("/Error/Message")).isEqualTo("Expected less");
  }

  @Test
  void whatAServiceShouldNotSayIsOurFailure() {
    gateway
        .peering()
        .answers(
            request ->
                request.method().equals("PATCH")
                    ? new Answer(500, Map.of(), "<html>stack</html>")
                    : peering(request));
    var answer = client.call(MODIFY, BODY).expect("InternalError");
    assertThat(answer.response().toString()).doesNotContain("stack");
  }

  @Test
  void whatTheCallerHasSeenIsToldToTheServices() {
    gateway
        .peering()
        .answers(
            request -> {
              var answer = peering(request);
              return request.method().equals("PATCH")
                  ? answer.with("Landbridge-Position", "peering/3@17")
                  : answer;
            });
    client.call(MODIFY, BODY).expectDone();
    gateway.peering().reset();
    gateway.with(bearer).get("/v1/vpcs").expect(200);
    assertThat(lastReceived().headers().get("landbridge-position")).contains("peering/3@17");
  }

  @Test
  void aBodyThatIsTooLongIsRefused() {
    client
        .call(MODIFY, "{\"VpcId\":\"" + "x".repeat(70_000) + "\"}")
        .expect("RequestSizeLimitExceeded");
  }

  /** The server ends it before anything of ours sees it: the one answer that is not 200. */
  @Test
  void aHeadThatIsTooLongIsNoRequest() throws IOException, InterruptedException {
    var query = "VpcName=" + "x".repeat(17_000);
    var get =
        HttpRequest.newBuilder(URI.create(gateway.service().baseUrl() + "/?" + query))
            .header("X-TC-Action", MODIFY)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(get, BodyHandlers.discarding()).statusCode()).isEqualTo(400);
    }
    var longest = "VpcId=" + "x".repeat(14_000);
    client.get(MODIFY, longest, longest).expect("InvalidParameterValue.Malformed");
  }

  @Test
  void otherMethodsAreNoneOfTheCloudsAndTheRootHasNothingElse() {
    var put =
        HttpRequest.newBuilder(URI.create(gateway.service().baseUrl() + "/"))
            .header("X-TC-Action", MODIFY)
            .PUT(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    CloudClient.send(put).expect("UnsupportedProtocol");
    gateway.with(bearer).get("/").expectProblem(404, "no-such-path");
  }
}
