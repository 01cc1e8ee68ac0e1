package dev.landbridge.gateway.tencentapi;

import dev.landbridge.gateway.BackEnd;
import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.BackEnd.Received;
import dev.landbridge.gateway.GatewayUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two services that answer by method and path as a test says, and a client before them: started
 * with the class of tests that registers it, and fresh for each of them.
 */
final class TranslationFixture implements BeforeEachCallback, AfterAllCallback {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Answer NONE =
      new Answer(404, Map.of(), "{\"code\":\"no-such-resource\",\"detail\":\"none\"}");

  private final GatewayUnderTest gateway;
  private final CloudClient client;
  private final Map<String, Answer> peering = new TreeMap<>();
  private final Map<String, Answer> routing = new TreeMap<>();
  private final Map<String, Queue<Supplier<Answer>>> before = new ConcurrentHashMap<>();

  private volatile Answer other = NONE;

  TranslationFixture() {
    this(Map.of());
  }

  /**
   * @param settings of the gateway, other than usual
   */
  TranslationFixture(Map<String, Object> settings) {
    gateway = GatewayUnderTest.start(settings);
    var bearer = gateway.newKey(gateway.openAccount("Alice"), "owner");
    client = new CloudClient(gateway.service().baseUrl(), bearer);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    reset();
  }

  void reset() {
    other = NONE;
    before.clear();
    start(gateway.peering(), peering);
    start(gateway.routing(), routing);
    peeringAnswers("GET /v1/regions", "{\"items\":[{\"id\":\"ap-guangzhou\"}]}");
  }

  private void start(BackEnd backEnd, Map<String, Answer> answers) {
    answers.clear();
    backEnd.reset();
    backEnd.answers(
        request ->
            Optional.ofNullable(before.get(name(request)))
                .map(Queue::poll)
                .map(Supplier::get)
                .orElseGet(() -> answers.getOrDefault(name(request), other)));
  }

  /** Method and path, without the query. */
  private static String name(Received request) {
    return request.method() + " " + request.uri().split("\\?", 2)[0];
  }

  /** Whatever they are asked, but for the regions. */
  void allRefuse(Answer refusal) {
    reset();
    other = refusal;
  }

  void peeringAnswers(String request, String body) {
    peering.put(request, Answer.ok(body));
  }

  void peeringAnswers(String request, Answer answer) {
    peering.put(request, answer);
  }

  void peeringRefuses(String request, String problem) {
    peering.put(request, new Answer(409, Map.of(), problem));
  }

  void routingAnswers(String request, String body) {
    routing.put(request, Answer.ok(body));
  }

  void routingRefuses(String request, String problem) {
    routing.put(request, new Answer(409, Map.of(), problem));
  }

  /** Once, before whatever else is said of that request. */
  void answersFirst(String request, int status, String body) {
    var answer = new Answer(status, Map.of(), body);
    answersFirst(request, () -> answer);
  }

  void answersFirst(String request, Supplier<Answer> answer) {
    before.computeIfAbsent(request, _ -> new ConcurrentLinkedQueue<>()).add(answer);
  }

  /** For good. */
  void peeringGoes() {
    gateway.peering().close();
  }

  CloudClient.Answer call(String action, Object body) {
    return client.call(action, body);
  }

  /** What was asked for changes of routing: method, path and body. */
  List<String> written() {
    return written(gateway.routing());
  }

  /** What was asked for changes of peering: method, path and body. */
  List<String> writtenToPeering() {
    return written(gateway.peering());
  }

  /** With which keys changes of peering were asked for. */
  List<String> keysShownToPeering() {
    return gateway.peering().received().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(request -> request.headers().getOrDefault("idempotency-key", "none"))
        .toList();
  }

  private static List<String> written(BackEnd backEnd) {
    return backEnd.received().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(request -> (request.method() + " " + request.uri() + " " + request.body()).strip())
        .toList();
  }

  /** The versions that changes of routing were meant for. */
  List<String> versionsMeant() {
    return gateway.routing().received().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(request -> request.headers().getOrDefault("if-match", "any"))
        .toList();
  }

  /** What was asked for of routing: path and query. */
  List<String> read() {
    return read(gateway.routing());
  }

  /** What was asked for of peering, but for the regions: path and query. */
  List<String> readOfPeering() {
    return read(gateway.peering()).stream().filter(uri -> !uri.contains("/regions")).toList();
  }

  private static List<String> read(BackEnd backEnd) {
    return backEnd.received().stream()
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
  public void afterAll(ExtensionContext context) {
    gateway.close();
  }
}
