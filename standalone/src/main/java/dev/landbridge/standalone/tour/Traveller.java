package dev.landbridge.standalone.tour;

import dev.landbridge.standalone.client.ApiClient;
import dev.landbridge.standalone.client.ApiClient.Answer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** One account on the tour: asks with its own key, and checks what it is told. */
final class Traveller {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final String name;
  private final ApiClient api;
  private final Narrator narrator;

  Traveller(String name, ApiClient api, Narrator narrator) {
    this.name = name;
    this.api = api;
    this.narrator = narrator;
  }

  Answer get(String path) {
    return shown("GET", path, "", () -> api.get(path));
  }

  Answer delete(String path) {
    return shown("DELETE", path, "", () -> api.send("DELETE", path, null));
  }

  Answer post(String path) {
    return shown("POST", path, "", () -> api.send("POST", path, null));
  }

  Answer post(String path, Body body) {
    var fields = body.fields();
    return shown("POST", path, JSON.writeValueAsString(fields), () -> api.post(path, fields));
  }

  private Answer shown(String method, String path, String body, Supplier<Answer> exchange) {
    narrator.request(name, method, path, body);
    var answer = exchange.get();
    narrator.answer(name, answer.status(), answer.body());
    return answer;
  }

  /** What other accounts and services cause arrives a moment later. */
  Answer getUntil(String path, String pointer, String expected) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var answer = api.get(path);
    while (!expected.equals(at(answer, pointer)) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = api.get(path);
    }
    narrator.request(name, "GET", path, "");
    narrator.answer(name, answer.status(), answer.body());
    check(pointer, expected, at(answer, pointer));
    return answer;
  }

  /** Compares one value of an answer, by JSON pointer. */
  Answer check(Answer answer, String pointer, String expected) {
    check(pointer, expected, at(answer, pointer));
    return answer;
  }

  Answer checkStatus(Answer answer, int expected) {
    check("status", Integer.toString(expected), Integer.toString(answer.status()));
    return answer;
  }

  void check(String what, String expected, String actual) {
    if (!Objects.equals(expected, actual)) {
      var message = "%s: expected %s, but got %s".formatted(what, expected, actual);
      narrator.failed(message);
      throw new StepFailed(message);
    }
    narrator.checked(what + (expected.isEmpty() ? " is absent" : " is " + expected));
  }

  private static String at(Answer answer, String pointer) {
    return answer.body().at(pointer).asString("");
  }
}
