package dev.landbridge.gateway.tencentapi;

import dev.landbridge.gateway.BackEnd;
import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.BackEnd.Received;
import dev.landbridge.gateway.GatewayUnderTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two services that answer by method and path as a test says, and a client before them. */
final class TranslationFixture implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Answer NONE =
      new Answer(404, Map.of(), "{\"code\":\"no-such-resource\",\"detail\":\"none\"}");

  private final GatewayUnderTest gateway = GatewayUnderTest.start();
  private final CloudClient client;
  private final Map<String, Answer> peering = new TreeMap<>();
  private final Map<String, Answer> routing = new TreeMap<>();

  TranslationFixture() {
    var bearer = gateway.newKey(gateway.openAccount("Alice"), "owner");
    client = new CloudClient(gateway.service().baseUrl(), bearer);
  }

  void reset() {
    start(gateway.peering(), peering);
    start(gateway.routing(), routing);
    peeringAnswers("GET /v1/regions", "{\"items\":[{\"id\":\"ap-guangzhou\"}]}");
  }

  private static void start(BackEnd backEnd, Map<String, Answer> answers) {
    answers.clear();
    backEnd.reset();
    backEnd.answers(request -> answers.getOrDefault(name(request), NONE));
  }

  /** Method and path, without the query. */
  private static String name(Received request) {
    return request.method() + " " + request.uri().split("\\?", 2)[0];
  }

  void peeringAnswers(String request, String body) {
    peering.put(request, Answer.ok(body));
  }

  void routingAnswers(String request, String body) {
    routing.put(request, Answer.ok(body));
  }

  void routingRefuses(String request, String problem) {
    routing.put(request, new Answer(409, Map.of(), problem));
  }

  CloudClient.Answer call(String action, Object body) {
    return client.call(action, body);
  }

  /** What was asked for changes of routing: method, path and body. */
  List<String> written() {
    return gateway.routing().received().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(request -> (request.method() + " " + request.uri() + " " + request.body()).strip())
        .toList();
  }

  /** What was asked for of routing: path and query. */
  List<String> read() {
    return gateway.routing().received().stream()
        .filter(request -> request.method().equals("GET"))
        .map(Received::uri)
        .toList();
  }

  /** The body of the last change, without what is null. */
  JsonNode lastBody() {
    return tree(
        gateway.routing().received().stream()
            .filter(request -> !request.method().equals("GET"))
            .toList()
            .getLast()
            .body()
            .replaceAll("\"[A-Za-z]+\":null,", "")
            .replaceAll(",\"[A-Za-z]+\":null", ""));
  }

  static JsonNode tree(String json) {
    return JSON.readTree(json);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
