package dev.landbridge.e2e.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What came back.
 *
 * @param status 0 where nothing did
 * @param headers by lower-case name
 * @param json a missing node where the body is none
 * @param failure why nothing came back, or empty
 */
record Reply(int status, Map<String, String> headers, byte[] body, JsonNode json, String failure) {
  static final String SILENCE = "no answer in time";
  static final String HALF = "half an answer";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply none(String failure) {
    return new Reply(0, Map.of(), new byte[0], MissingNode.getInstance(), failure);
  }

  static Reply of(int status, Map<String, String> headers, byte[] body) {
    return new Reply(status, headers, body, parsed(body), "");
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    var shown = text();
    return status + " " + failure + shown.substring(0, Math.min(600, shown.length()));
  }
}
