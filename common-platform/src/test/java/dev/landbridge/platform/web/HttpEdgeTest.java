package dev.landbridge.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the filters make of requests before, around and instead of a controller. */
class HttpEdgeTest {
  private static final AccountId ALICE = new AccountId("100000000001");
  private static final String POSITION = "Landbridge-Position";
  private static long next = 300_000_000_000L;
  private static ServiceUnderTest service;
  private static HttpProbe http;

  @BeforeAll
  static void start() {
    service = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
    http = service.http().withBearer(() -> InternalTokenForTests.ownerOf(ALICE));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static synchronized String newId() {
    return String.valueOf(next++);
  }

  private static String raw(String line, String headers, String body) {
    return RawHttp.send(
        service.baseUrl(),
        line + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers + "\r\n" + body);
  }

  private static String authorized() {
    return "Authorization: Bearer " + InternalTokenForTests.ownerOf(ALICE) + "\r\n";
  }

  private static void isProblem(String answer, int status, String code) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json")
        .contains("\"code\":\"" + code + "\"");
  }

  @Test
  void theDocumentSaysWhatCallersSee() {
    var document = service.http().get("/v3/api-docs").expect(200).body();
    var create = document.path("paths").path("/v1/samples").path("post");
    assertThat(create.at("/requestBody/content/application~1json/schema/$ref").asString())
        .endsWith("/SampleCreate");
    assertThat(create.path("responses").propertyNames())
        .containsExactlyInAnyOrder("201", "default");
    assertThat(create.path("parameters").findValuesAsString("name"))
        .containsExactly("Idempotency-Key", "Landbridge-Account");
    assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
        .contains("code", "errors");
  }

  @Test
  void nobodyReadsAFormBeforeItsSenderIsKnown() {
    var promised = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n";
    for (var method : List.of("PATCH", "PUT", "DELETE", "POST")) {
      isProblem(raw(method + " /v1/samples/1", promised, "a=b"), 401, "unauthenticated");
      isProblem(raw(method + " /v1/samples/1?c=d", promised, "a=b"), 401, "unauthenticated");
      isProblem(raw(method + " /v1/samples/1", promised + authorized(), ""), 413, "body-too-large");
    }
  }

  @Test
  void aFormIsNoBodyOfOurs() {
    var id = newId();
    for (var body : List.of("name=x", "name=%zz")) {
      var form =
          "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
              + body.length()
              + "\r\n"
              + authorized();
      for (var method : List.of("PATCH", "PUT")) {
        var answer = raw(method + " /v1/samples/" + id, form, body);
        assertThat(answer).matches("(?s)HTTP/1.1 4(15|05).*").contains("problem+json");
      }
      isProblem(raw("PATCH /v1/samples/" + id, form, body), 415, "unsupported-media-type");
    }
  }

  @Test
  void aMultipartBodyWithoutBoundaryIsNoBodyOfOurs() {
    var multipart = "Content-Type: multipart/form-data\r\nContent-Length: 3\r\n" + authorized();
    isProblem(raw("POST /v1/samples", multipart, "a=b"), 415, "unsupported-media-type");
    isProblem(raw("PATCH /v1/samples/" + newId(), multipart, "a=b"), 415, "unsupported-media-type");
    for (var line : List.of("GET /v1/samples", "GET /v1/samples?limit=1", "DELETE /v1/samples/1")) {
      assertThat(raw(line, multipart, "a=b")).matches("(?s)HTTP/1.1 [24].*");
    }
  }

  @Test
  void aTypeOfAllKindsIsNone() {
    for (var type : List.of("*/*", "application/*")) {
      var any = "Content-Type: " + type + "\r\nContent-Length: 2\r\n" + authorized();
      isProblem(raw("POST /v1/samples", any, "{}"), 415, "unsupported-media-type");
    }
  }

  /** Tomcat has numbers from 500 on for some of it, and 417. */
  @Test
  void whatNobodyImplementsIsNoFailureOfOurs() {
    isProblem(raw("CONNECT /v1/samples", authorized(), ""), 400, "malformed-request");
    for (var header : List.of("Expect: nonsense", "Transfer-Encoding: nonsense")) {
      var answer = raw("POST /v1/samples", authorized() + header + "\r\n", "");
      isProblem(answer, 400, "malformed-request");
    }
    for (var version : List.of("HTTP/2.0", "HTTP/9.9")) {
      var request = "GET /v1/samples " + version + "\r\nHost: a\r\n\r\n";
      isProblem(RawHttp.send(service.baseUrl(), request), 400, "malformed-request");
    }
  }

  @Test
  void aMalformedQueryIsToldSo() {
    for (var query : List.of("name=%zz", "=1", "%", "limit=%", "a=1&=2", "name=%00", "a=%c3%28")) {
      isProblem(raw("GET /v1/samples?" + query, authorized(), ""), 400, "malformed-request");
      isProblem(
          raw("POST /v1/samples?" + query, authorized() + "Content-Length: 0\r\n", ""),
          400,
          "malformed-request");
    }
  }

  @Test
  void aBodyThatBreaksOffIsToldSo() {
    var chunked = authorized() + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
    isProblem(raw("POST /v1/samples", chunked, "ZZ\r\n"), 400, "malformed-request");
  }

  @Test
  void aRepeatByKeyCarriesThePositionOfTheEffect() {
    var id = newId();
    var keyed = http.with("Idempotency-Key", "effect-" + id);
    var first = keyed.post("/v1/samples", Map.of("id", id, "name", "one")).expect(201);
    var again = keyed.post("/v1/samples", Map.of("id", id, "name", "one")).expect(201);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.header(POSITION)).isNotNull().isEqualTo(first.header(POSITION));
  }

  @Test
  void anAcceptedRepeatWithoutAnEventCarriesThePositionOfItsAggregate() {
    var id = newId();
    http.post("/v1/samples", Map.of("id", id, "name", "one")).expect(201);
    var renamed = http.patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);
    http.post("/v1/samples", Map.of("id", newId(), "name", "other")).expect(201);
    var again = http.patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);

    assertThat(again.header("ETag")).isEqualTo(renamed.header("ETag"));
    assertThat(again.header(POSITION)).isNotNull().isEqualTo(renamed.header(POSITION));
  }

  @Test
  void aRefusalCarriesNoPosition() {
    var id = newId();
    http.post("/v1/samples", Map.of("id", id, "name", "one")).expect(201);
    var refused = http.patch("/v1/samples/" + id, Map.of("name", "forbidden")).expect(409);
    assertThat(refused.header(POSITION)).isNull();
  }

  @Test
  void anotherKeyOfTheAccountDoesNotHearTheAnswer() {
    var id = newId();
    var body = Map.of("id", id, "name", "secret");
    http.with("Idempotency-Key", "same-" + id).post("/v1/samples", body).expect(201);
    service
        .http()
        .withBearer(() -> viewerOf(ALICE))
        .with("Idempotency-Key", "same-" + id)
        .post("/v1/samples", body)
        .expectProblem(403, "not-allowed");
  }

  private static String viewerOf(AccountId account) {
    return InternalTokenForTests.sign(
        new JWTClaimsSet.Builder()
            .subject("another-key")
            .claim("role", "viewer")
            .claim("acc", account.text())
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .build());
  }

  @Test
  void valuesOfAnotherKindAreRefusedWithTheirField() {
    for (var number : List.of("\"100\"", "\"\"", "true", "1.5", "[1]")) {
      refused("count", number);
    }
    for (var flag : List.of("\"true\"", "\"\"", "1")) {
      refused("urgent", flag);
    }
    for (var name : List.of("7", "true", "1.5")) {
      refused("name", name);
    }
  }

  private static void refused(String field, String value) {
    var others = field.equals("name") ? "" : ",\"name\":\"x\"";
    var answer =
        http.post(
                "/v1/samples",
                "{\"id\":\"%s\"%s,\"%s\":%s}".formatted(newId(), others, field, value))
            .expectProblem(400, "malformed-request");
    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .as(value)
        .containsExactly("/" + field);
  }

  @Test
  void aMalformedFilterIsToldInTheWordsOfTheField() {
    for (var query : List.of("account=nobody", "colour=red", "colour=OPERATOR")) {
      var answer =
          http.get("/v1/samples/found?" + query).expectProblem(400, "malformed-request").body();
      assertThat(answer.toString()).contains("Expected").doesNotContain("java.", "dev.landbridge");
    }
  }

  /** An empty parameter counts as none. */
  @Test
  void aWordHasOneSpelling() {
    for (var query : List.of("colour=network-admin", "colour=", "account=")) {
      http.get("/v1/samples/found?" + query).expect(200);
    }
    for (var query : List.of("colour=NETWORK_ADMIN", "colour=Operator", "colour=%20")) {
      http.get("/v1/samples/found?" + query).expectProblem(400, "malformed-request");
    }
  }
}
