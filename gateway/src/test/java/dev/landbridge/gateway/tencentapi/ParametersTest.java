package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read, and in which words everything else is refused. */
class ParametersTest {
  private final Parameters parameters = new Parameters();

  record Input(
      String vpcId,
      @Nullable Integer limit,
      @Nullable Boolean enabled,
      @Nullable List<String> names,
      @Nullable List<Filter> filters,
      @Nullable Long number) {}

  private Input read(String json) {
    return parameters.read(parameters.tree(post(json)), Input.class);
  }

  private static SignedRequest post(String json) {
    return request("POST", "", "application/json; charset=utf-8", json);
  }

  private static SignedRequest request(String method, String query, String type, String body) {
    return new SignedRequest(
        method, query, Map.of("content-type", type), () -> body.getBytes(UTF_8), "127.0.0.1");
  }

  private String refused(String json) {
    return code(() -> read(json));
  }

  private static String code(Runnable reading) {
    var error = catchThrowableOfType(CloudError.class, reading::run);
    return error == null ? "read" : error.code();
  }

  @Test
  void valuesOfTheDocumentedTypesAreRead() {
    assertThat(
            read(
                """
                {"VpcId":"vpc-1","Limit":5,"Enabled":true,"Names":["a"],"Number":7000000000,
                 "Filters":[{"Name":"vpc-id","Values":["b","c"]}]}"""))
        .isEqualTo(
            new Input(
                "vpc-1",
                5,
                true,
                List.of("a"),
                List.of(new Filter("vpc-id", List.of("b", "c"))),
                7_000_000_000L));
    assertThat(read("{\"VpcId\":\"vpc-1\",\"Limit\":null}"))
        .isEqualTo(new Input("vpc-1", null, null, null, null, null));
  }

  /** Clients differ about which numbers are strings. */
  @Test
  void numbersAndTheirTextsAreTheSame() {
    assertThat(read("{\"VpcId\":1,\"Limit\":\"5\",\"Enabled\":\"true\"}"))
        .isEqualTo(new Input("1", 5, true, null, null, null));
  }

  @Test
  void whatIsMissingIsNamedSo() {
    assertThat(refused("{}")).isEqualTo("MissingParameter");
    assertThat(refused("{\"VpcId\":null}")).isEqualTo("MissingParameter");
    assertThat(refused("{\"VpcId\":\"v\",\"Filters\":[{\"Name\":\"n\"}]}"))
        .isEqualTo("MissingParameter");
  }

  @Test
  void whatIsUnknownIsNamedSo() {
    assertThat(refused("{\"VpcId\":\"v\",\"vpcId\":\"v\"}")).isEqualTo("UnknownParameter");
    assertThat(refused("{\"VpcId\":\"v\",\"More\":{}}")).isEqualTo("UnknownParameter");
    assertThat(refused("{\"VpcId\":\"v\",\"Filters\":[{\"Name\":\"n\",\"Value\":1}]}"))
        .isEqualTo("UnknownParameter");
  }

  @Test
  void anotherTypeIsNoValue() {
    for (var json :
        List.of(
            "\"Limit\":\"five\"",
            "\"Limit\":\"\"",
            "\"Limit\":1.5",
            "\"Limit\":99999999999",
            "\"Limit\":true",
            "\"Limit\":[1]",
            "\"Enabled\":\"maybe\"",
            "\"Enabled\":1",
            "\"Names\":\"a\"",
            "\"Names\":[null]",
            "\"Names\":[{}]",
            "\"Number\":{}")) {
      assertThat(refused("{\"VpcId\":\"v\"," + json + "}"))
          .as(json)
          .isEqualTo("InvalidParameterValue");
    }
    assertThat(refused("{\"VpcId\":{}}")).isEqualTo("InvalidParameterValue");
  }

  @Test
  void aNameOfSixtyCharactersIsNotTooLong() {
    record Part(String subnetName) {}
    record Named(
        @Nullable String vpcName, List<Part> parts, @Nullable String peeringConnectionName) {}
    var longest = "n".repeat(60);
    var connection = "c".repeat(61); // refused by the service, as malformed
    var read = named(Named.class, longest, longest, connection);
    assertThat(read).isEqualTo(new Named(longest, List.of(new Part(longest)), connection));
    assertThat(code(() -> named(Named.class, longest + "n", longest, connection)))
        .isEqualTo("InvalidParameterValue.TooLong");
    assertThat(code(() -> named(Named.class, longest, longest + "n", connection)))
        .isEqualTo("InvalidParameterValue.TooLong");
  }

  private <I extends Record> I named(Class<I> type, String vpc, String subnet, String connection) {
    var json =
        """
        {"VpcName":"%s","Parts":[{"SubnetName":"%s"}],"PeeringConnectionName":"%s"}"""
            .formatted(vpc, subnet, connection);
    return parameters.read(parameters.tree(post(json)), type);
  }

  @Test
  void filtersHaveCodesOfTheirOwn() {
    assertThat(refused("{\"VpcId\":\"v\",\"Filters\":[\"x\"]}"))
        .isEqualTo("InvalidParameter.FilterNotDict");
    assertThat(refused("{\"VpcId\":\"v\",\"Filters\":[{\"Name\":\"n\",\"Values\":\"x\"}]}"))
        .isEqualTo("InvalidParameter.FilterValuesNotList");
  }

  @Test
  void whatIsNoObjectIsNoParameter() {
    for (var body :
        List.of(
            "",
            "null",
            "[]",
            "{",
            "{} {}",
            "{\"VpcId\":\"a\",\"VpcId\":\"b\"}",
            "{\"VpcId\":" + "[".repeat(40) + "]".repeat(40) + "}")) {
      assertThat(refused(body)).as(body).isEqualTo("InvalidParameter");
    }
    assertThat(
            code(
                () ->
                    parameters.tree(
                        request("POST", "", "application/x-www-form-urlencoded", "VpcId=v"))))
        .isEqualTo("InvalidParameter");
  }

  @Test
  void aQueryStandsForTheSame() {
    var query =
        "VpcId=vpc-1&Limit=5&Enabled=true&Names.0=a%20b&Names.1=c"
            + "&Filters.0.Name=vpc-id&Filters.0.Values.0=x&Filters.0.Values.1=y";
    assertThat(parameters.read(parameters.tree(request("GET", query, "", "")), Input.class))
        .isEqualTo(
            new Input(
                "vpc-1",
                5,
                true,
                List.of("a b", "c"),
                List.of(new Filter("vpc-id", List.of("x", "y"))),
                null));
  }

  @Test
  void aQueryThatStandsForNothingIsRefused() {
    for (var query :
        List.of(
            "VpcId=a&VpcId=b",
            "Names.0=a&Names.2=b",
            "Names=a&Names.0=b",
            "Names.0=b&Names=a",
            "VpcId=%zz",
            "=a",
            "a..b=1",
            "a.b.c.d.e.f.g.h.i.j=1")) {
      assertThat(code(() -> parameters.tree(request("GET", query, "", ""))))
          .as(query)
          .isEqualTo("InvalidParameter");
    }
  }

  @Test
  void answersBeginWithCapitals() {
    record Answer(
        int totalCount, boolean isDefault, List<Tag> tagSet, @Nullable String nextToken) {}
    var answer = parameters.write(new Answer(1, false, List.of(new Tag("k", "v")), null));
    assertThat(answer.propertyNames())
        .containsExactlyInAnyOrder("TotalCount", "IsDefault", "TagSet", "NextToken");
    assertThat(answer.at("/TagSet/0/Key").asString()).isEqualTo("k");
    assertThat(answer.path("NextToken").isNull()).isTrue();
  }
}
