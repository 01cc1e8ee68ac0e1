package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.landbridge.gateway.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the cloud API that signs by itself, and lets a test spoil what it sends. */
public final class CloudClient {
  private static final String JSON = "application/json";
  private static final String ACTION = "X-TC-Action";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final String keyId;
  private final Secret secret;
  private final List<String> signed;

  /** What is about to be sent: headers by name, beside the body. */
  record Draft(Map<String, String> headers, String body) {
    Draft with(String name, String value) {
      var all = new TreeMap<>(headers);
      all.put(name, value);
      return new Draft(all, body);
    }

    Draft without(String name) {
      var all = new TreeMap<>(headers);
      all.remove(name);
      return new Draft(all, body);
    }

    Draft body(String other) {
      return new Draft(headers, other);
    }
  }

  /** The {@code Response} of an answer that was 200, as it must be. */
  public record Answer(String action, JsonNode response) {
    /** Empty where nothing was refused. */
    public String error() {
      return response.at("/Error/Code").asString("");
    }

    public String text(String pointer) {
      return response.at(pointer).asString("");
    }

    public Answer expectDone() {
      return expect("");
    }

    public Answer expect(String code) {
      if (!error().equals(code)) {
        throw new AssertionError("Expected '%s', but got %s".formatted(code, response));
      }
      return this;
    }
  }

  /**
   * @param bearer of an API key, {@code <keyId>.<secret>}
   */
  public CloudClient(String url, String bearer) {
    this(
        url,
        bearer.substring(0, bearer.indexOf('.')),
        Secret.parse(bearer.substring(bearer.indexOf('.') + 1)),
        List.of("content-type", "host"));
  }

  private CloudClient(String url, String keyId, Secret secret, List<String> signed) {
    this.url = url;
    this.keyId = keyId;
    this.secret = secret;
    this.signed = signed;
  }

  /**
   * The same, but with more headers signed.
   *
   * @param more in lower case, in order, after {@code host}
   */
  CloudClient signing(String... more) {
    return new CloudClient(
        url, keyId, secret, Stream.concat(signed.stream(), Stream.of(more)).toList());
  }

  public Answer call(String action, Object body) {
    return call(action, body, UnaryOperator.identity(), UnaryOperator.identity());
  }

  /**
   * @param before changes what is signed
   * @param after changes what was signed
   */
  Answer call(String action, Object body, UnaryOperator<Draft> before, UnaryOperator<Draft> after) {
    var text = body instanceof String raw ? raw : MAPPER.writeValueAsString(body);
    var draft = before.apply(new Draft(headers(action, JSON), text));
    return send(after.apply(draft.with("Authorization", sign(draft))));
  }

  /** With the parameters in the query: what is signed of it, and what is sent. */
  Answer get(String action, String query, String sent) {
    var draft = new Draft(headers(action, "application/x-www-form-urlencoded"), "");
    var request = HttpRequest.newBuilder(URI.create(url + "/?" + sent));
    draft
        .with("Authorization", sign("GET", query, draft))
        .headers()
        .forEach((name, value) -> setUnlessHost(request, name, value));
    return send(request.GET().build());
  }

  private Map<String, String> headers(String action, String contentType) {
    var headers = new TreeMap<String, String>();
    headers.put("Content-Type", contentType);
    headers.put("Host", URI.create(url).getAuthority());
    headers.put(ACTION, action);
    headers.put("X-TC-Version", Dispatcher.VERSION);
    headers.put("X-TC-Region", "ap-guangzhou");
    headers.put("X-TC-Timestamp", Long.toString(Instant.now().getEpochSecond()));
    return headers;
  }

  private String sign(Draft draft) {
    return sign("POST", "", draft);
  }

  private String sign(String method, String query, Draft draft) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(draft.headers());
    var at = headers.getOrDefault("X-TC-Timestamp", "0");
    var date = day(at);
    var canonical =
        Stream.of(
                method,
                "/",
                query,
                signed.stream()
                    .map(
                        name ->
                            name
                                + ":"
                                + headers.getOrDefault(name, "").toLowerCase(Locale.ROOT)
                                + "\n")
                    .collect(joining()),
                String.join(";", signed),
                Tc3Signature.sha256(draft.body().getBytes(UTF_8)))
            .collect(joining("\n"));
    var scope = date + "/vpc/tc3_request";
    var toSign =
        "TC3-HMAC-SHA256\n%s\n%s\n%s"
            .formatted(at, scope, Tc3Signature.sha256(canonical.getBytes(UTF_8)));
    var key = hmac(hmac(("TC3" + secret.reveal()).getBytes(UTF_8), date), "vpc");
    return "TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
        .formatted(
            keyId,
            scope,
            String.join(";", signed),
            HexFormat.of().formatHex(hmac(hmac(key, "tc3_request"), toSign)));
  }

  private static String day(String timestamp) {
    return timestamp.matches("[0-9]+")
        ? Instant.ofEpochSecond(Long.parseLong(timestamp))
            .atZone(ZoneOffset.UTC)
            .toLocalDate()
            .toString()
        : "2023-11-14";
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Answer send(Draft draft) {
    var request = HttpRequest.newBuilder(URI.create(url + "/"));
    draft.headers().forEach((name, value) -> setUnlessHost(request, name, value));
    request.POST(HttpRequest.BodyPublishers.ofString(draft.body()));
    return send(request.build());
  }

  private static void setUnlessHost(HttpRequest.Builder request, String name, String value) {
    if (!name.equals("Host")) {
      request.header(name, value);
    }
  }

  /** Whatever a test looks for: no action answers what is documented for others only. */
  private static Answer documented(Answer answer) {
    if (!answer.error().isEmpty() && !DocumentedCodes.allow(answer.action(), answer.error())) {
      throw new AssertionError("Expected a code documented for " + answer);
    }
    return answer;
  }

  static Answer send(HttpRequest request) {
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      var response = MAPPER.readTree(answer.body()).path("Response");
      if (answer.statusCode() != 200 || response.path("RequestId").asString("").isEmpty()) {
        throw new AssertionError("Expected the cloud's form, but got " + answer.body());
      }
      return documented(new Answer(request.headers().firstValue(ACTION).orElse(""), response));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
