package dev.landbridge.peering;

import static dev.landbridge.peering.Client.GUARD;
import static dev.landbridge.peering.Client.REQUESTERS;
import static dev.landbridge.peering.Client.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request to a guard would succeed but for the one thing that is wrong with it. */
class GuardHostileInputTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;
  private static final Client BOB = Client.owner(SERVICE);
  private static final String BLUE = BOB.vpc("10.0.0.0/16");
  private static final Map<String, String> RULE =
      Map.of(
          "requesterAccountId", "\"100000000001\"",
          "cidrRanges", "[\"192.168.0.0/16\"]",
          "vpcId", "\"" + BLUE + "\"");

  private static void nothingIsStored() {
    assertThat(BOB.get(GUARD).expect(200).header("ETag")).isNull();
    assertThat(BOB.get(REQUESTERS).expect(200).body().path("items").size()).isZero();
    assertThat(BOB.get(RULES).expect(200).body().path("items").size()).isZero();
  }

  private static void isMalformed(Answer answer, String field) {
    answer.expectProblem(400, "malformed-request");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().toString()).doesNotContain("dev.landbridge", "java.", "SQL");
    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .as("%s", answer.body())
        .containsExactly(field);
  }

  private static String body(Map<String, String> wellFormed, String field, String json) {
    var all = new TreeMap<>(wellFormed);
    all.put(field, json);
    return all.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          requesterAccountId | null                       | /requesterAccountId
          requesterAccountId | 100000000001               | /requesterAccountId
          requesterAccountId | "1"                        | /requesterAccountId
          requesterAccountId | "100000000001\\u0000"      | /requesterAccountId
          requesterAccountId | ["100000000001"]           | /requesterAccountId
          requesterVpcId     | "vpc-1"                    | /requesterVpcId
          requesterVpcId     | {}                         | /requesterVpcId
          cidrRanges         | "192.168.0.0/16"           | /cidrRanges
          cidrRanges         | [null]                     | /cidrRanges/0
          cidrRanges         | ["192.168.0.1/16"]         | /cidrRanges/0
          cidrRanges         | ["10.0.0.0/8", "10.0.0.0/33"] | /cidrRanges/1
          cidrRanges         | [7]                        | /cidrRanges/0
          vpcId              | "subnet-0000000000000dead" | /vpcId
          expiresAt          | 4102444800                 | /expiresAt
          expiresAt          | "tomorrow"                 | /expiresAt
          expiresAt          | "2199-01-01"               | /expiresAt
          expiresAt          | "2199-13-01T00:00:00Z"     | /expiresAt
          expiresAt          | "+999999999-01-01T00:00:00Z" | /expiresAt
          expiresAt          | "2199-01-01T00:00:00+01:00" | /expiresAt
          note               | "\\u0007"                  | /note
          note               | 7                          | /note
          id                 | "par-0000000000000dead"    | /id
          accountId          | "100000000001"             | /accountId
          """)
  void aRuleThatIsNotWellFormed(String field, String json, String told) {
    isMalformed(BOB.post(RULES, body(RULE, field, json)), told);
    isMalformed(BOB.post(RULES + "/preview", body(RULE, field, json)), told);
    nothingIsStored();
  }

  @Test
  void moreRangesThanARuleMayHave() {
    var ranges = Collections.nCopies(21, "\"192.168.0.0/16\"").toString();
    isMalformed(BOB.post(RULES, body(RULE, "cidrRanges", ranges)), "/cidrRanges");
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          listing | null
          listing | "friend"
          listing | "ALLOWED"
          listing | 0
          listing | ["denied"]
          note    | {}
          note    | "\\ud800"
          account | "100000000001"
          """)
  void aListingThatIsNotWellFormed(String field, String json) {
    var listing = Map.of("listing", "\"denied\"");
    isMalformed(BOB.put(REQUESTERS + "/100000000001", body(listing, field, json)), "/" + field);
    nothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"closed\"", "\"OPEN\"", "0", "true", "[]", "{}"})
  void aPolicyThatIsNone(String json) {
    isMalformed(BOB.patch(GUARD, body(Map.of(), "policy", json)), "/policy");
    nothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "7", "{} {}"})
  void aBodyThatIsNoObject(String body) {
    for (var answer :
        List.of(
            BOB.post(RULES, body),
            BOB.post(RULES + "/preview", body),
            BOB.patch(GUARD, body),
            BOB.put(REQUESTERS + "/100000000001", body))) {
      answer.expectProblem(400, "malformed-request");
    }
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource({
    "/requesters?listing=x, listing",
    "/requesters?limit=0, limit",
    "/requesters?cursor=x, cursor",
    "/requesters/1, accountId",
    "/requesters/100000000001x, accountId",
    "/acceptance-rules?requesterAccountId=1, requesterAccountId",
    "/acceptance-rules?requesterAccountId=%00, query",
    "/acceptance-rules?limit=101, limit",
    "/acceptance-rules/pcx-0000000000000dead, id"
  })
  void aReadThatIsNotWellFormed(String path, String field) {
    isMalformed(BOB.get(GUARD + path), field);
  }

  @Test
  void writesToNoPath() {
    BOB.delete(GUARD).expectProblem(405, "method-not-allowed");
    BOB.post(REQUESTERS, "{}").expectProblem(405, "method-not-allowed");
    BOB.put(RULES + "/par-0000000000000dead", "{}").expectProblem(405, "method-not-allowed");
    isMalformed(BOB.put(REQUESTERS + "/me", "{\"listing\":\"denied\"}"), "accountId");
    isMalformed(BOB.delete(REQUESTERS + "/me"), "accountId");
    isMalformed(BOB.delete(RULES + "/rule"), "id");
    nothingIsStored();
  }
}
