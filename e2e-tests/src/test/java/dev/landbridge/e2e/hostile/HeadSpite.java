package dev.landbridge.e2e.hostile;

import static dev.landbridge.e2e.hostile.Spite.once;
import static dev.landbridge.e2e.hostile.Spite.pick;

import dev.landbridge.e2e.hostile.Draft.Framing;
import java.util.List;
import java.util.random.RandomGenerator;

/** Heads and frames as they should not be. */
final class HeadSpite {
  private static final List<String> CONTENT_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "application/json; charset=utf-16",
          "application/json; charset=nonsense",
          "application/json;charset=iso-8859-1",
          "application/json;;;",
          "application/merge-patch+json",
          "application/vnd.landbridge+json",
          "*/*",
          "/",
          "application",
          "");
  private static final List<String> METHODS =
      List.of(
          "TRACE",
          "OPTIONS",
          "HEAD",
          "CONNECT",
          "PUT",
          "PATCH",
          "DELETE",
          "POST",
          "GET",
          "get",
          "PROPFIND",
          "FOO",
          "G\u0000T",
          "G(T",
          "X".repeat(9000),
          "");
  private static final List<String> VERSIONS =
      List.of(
          "HTTP/1.0",
          "HTTP/2.0",
          "HTTP/9.9",
          "HTTP/1.1.1",
          "http/1.1",
          "HTTP/0.9",
          "FTP/1.1",
          "",
          "HTTP/1.1\u0000");
  private static final List<String> MATCHES =
      List.of(
          "*",
          "\"0\"",
          "\"1\"",
          "0",
          "W/\"1\"",
          "\"x\"",
          "\"-1\"",
          "\"99999999999999999999\"",
          "\"0\", \"1\"",
          "\"",
          "",
          "\"0\";drop");
  private static final List<String> POSITIONS =
      List.of(
          "peering/0@1",
          "routing/0@0,accounts/0@0",
          "peering/0@999999999999999999",
          "x",
          "peering/0@-1",
          "nowhere/0@5",
          "peering/99999999999999999@5",
          ",,,",
          "peering/0@1,",
          "a/0@1,".repeat(600));
  private static final List<String> TRACES =
      List.of(
          "",
          "00",
          "zz-x",
          "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00",
          "00-" + "g".repeat(32) + "-" + "0".repeat(16) + "-00",
          "x".repeat(55),
          "\u0000");

  private HeadSpite() {}

  /** What is wrong with the head, if anything. */
  static void spoil(Draft draft, RandomGenerator random) {
    switch (random.nextInt(22)) {
      case 0 -> draft.instead("Content-Type", pick(random, CONTENT_TYPES));
      case 1 -> draft.without("Content-Type");
      case 2 -> method(draft, pick(random, METHODS));
      case 3 -> draft.header("Content-Type", pick(random, CONTENT_TYPES));
      case 4, 5 -> draft.header("If-Match", pick(random, MATCHES));
      case 6 -> draft.header("If-None-Match", pick(random, MATCHES));
      case 7 -> draft.header("Landbridge-Position", pick(random, POSITIONS));
      case 8 -> draft.header("Landbridge-Account", Spite.headerValue(random));
      case 9 -> draft.header("Accept", pick(random, List.of("text/html", "*", "a/b;q=x", "")));
      case 10 -> draft.header("Accept-Language", Spite.headerValue(random));
      case 11 -> draft.header("X-HTTP-Method-Override", "DELETE");
      case 12 -> draft.header("X-Forwarded-For", Spite.headerValue(random));
      case 13 -> draft.header("Cookie", "a=" + Spite.headerValue(random));
      case 14 -> draft.header("Range", pick(random, List.of("bytes=0-1", "bytes=-1", "x=1-0")));
      case 15 -> draft.header("Expect", pick(random, List.of("100-continue", "nonsense")));
      case 16 -> draft.header("Content-Encoding", pick(random, List.of("gzip", "br", "x")));
      case 17 -> draft.header("Forwarded", "for=\"_" + Spite.headerValue(random) + "\"");
      case 18 -> headers(draft, 1 + random.nextInt(30));
      case 19 -> trace(draft, random);
      case 20 -> draft.header("Upgrade", pick(random, List.of("h2c", "websocket", "x")));
      default -> authorization(draft, random);
    }
  }

  /** What is wrong with the frame: nothing follows on that connection. */
  static void spoilFrame(Draft draft, RandomGenerator random) {
    draft.ends = true;
    switch (random.nextInt(14)) {
      case 0 -> draft.version = pick(random, VERSIONS);
      case 1 -> headers(draft, 110 + random.nextInt(200));
      case 2 -> draft.header("X-Long", "x".repeat(20_000));
      case 3 ->
          draft.headers.add(
              pick(
                  random,
                  List.of(
                      "no colon",
                      ": nameless",
                      "a b: c",
                      " x: y",
                      "Fold: a\r\n b",
                      "X: a\u0000b",
                      "X\u0000: a",
                      "\u00e9: x",
                      "X : y",
                      "X: \u007f\u001b")));
      case 4 -> draft.without("Host");
      case 5 -> draft.header("Host", "elsewhere");
      case 6 -> draft.instead("Host", pick(random, List.of("", "a b", "[::1", "x:99999", "a/b")));
      case 7 -> target(draft, random);
      case 8 -> target(draft, random);
      default -> draft.framing = pick(random, List.of(Framing.values()));
    }
  }

  private static void method(Draft draft, String method) {
    draft.method = method;
    draft.ends = true;
  }

  private static void headers(Draft draft, int count) {
    for (int i = 0; i < count; i++) {
      draft.header("X-" + i, "v");
    }
  }

  /** Only what changes nothing may lose its trace: what is stored must be known by one. */
  private static void trace(Draft draft, RandomGenerator random) {
    if (draft.method.equals("GET")) {
      draft.header("traceparent", pick(random, TRACES));
    }
  }

  private static void authorization(Draft draft, RandomGenerator random) {
    switch (random.nextInt(4)) {
      case 0 -> draft.without("Authorization");
      case 1 -> draft.header("Authorization", "Bearer " + Spite.headerValue(random));
      case 2 -> draft.instead("Authorization", Spite.headerValue(random));
      default -> draft.instead("Authorization", "Basic eDp5");
    }
  }

  private static void target(Draft draft, RandomGenerator random) {
    var path = draft.target;
    draft.target =
        switch (random.nextInt(16)) {
          case 0 -> path.replaceFirst("/v1", "//v1");
          case 1 -> path.replaceFirst("/v1", "/v1/..;/v1");
          case 2 -> path.replaceFirst("/v1", "/./v1");
          case 3 -> path.replaceFirst("/v1/", "/v1%2f");
          case 4 -> path.replaceFirst("/v1/", "/v1/%2e%2e/internal/");
          case 5 -> path + "/";
          case 6 -> path + ";a=b";
          case 7 -> path + "#fragment";
          case 8 -> "http://elsewhere" + path;
          case 9 -> "*";
          case 10 -> path.substring(1);
          case 11 -> path + "\u0000";
          case 12 -> path + "/" + "x".repeat(random.nextInt(20_000));
          case 13 -> path + "/\u00ff\u00fe";
          case 14 ->
              pick(
                  random,
                  List.of(
                      "/internal/relay",
                      "/actuator/env",
                      "/v3/api-docs",
                      "/actuator/prometheus",
                      "/error",
                      "/v1",
                      "/v1/",
                      "/",
                      "/favicon.ico",
                      "/v1/openapi.json"));
          default -> path.replace("/", "\\");
        };
    if (once(random, 3)) {
      draft.target +=
          pick(random, List.of("?", "?&&", "?=", "?a", "?a=%zz", "?" + "a=1&".repeat(80)));
    }
  }
}
