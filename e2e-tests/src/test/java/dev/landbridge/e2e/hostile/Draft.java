package dev.landbridge.e2e.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A request on its way to become bytes. Lines are as they go over the wire. */
final class Draft {
  String method = "GET";
  String target = "/";
  String version = "HTTP/1.1";
  final List<String> headers = new ArrayList<>();
  byte[] body = new byte[0];
  Framing framing = Framing.LENGTH;
  boolean ends;
  String idempotencyKey = "";

  /** How the end of the body is told. */
  enum Framing {
    LENGTH,
    CHUNKS,
    BROKEN_CHUNKS,
    LONGER_THAN_IT_IS,
    SHORTER_THAN_IT_IS,
    LENGTH_AND_CHUNKS,
    TWO_LENGTHS,
    NEGATIVE_LENGTH,
    NO_NUMBER,
    UNKNOWN_CODING,
    CHUNKED_TWICE,
    NONE
  }

  Draft header(String name, String value) {
    headers.add(name + ": " + value);
    return this;
  }

  void without(String name) {
    headers.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
  }

  void instead(String name, String value) {
    without(name);
    header(name, value);
  }

  /**
   * @param trace the last header, so that whatever is wrong with others leaves it as it is
   */
  byte[] bytes(String trace) {
    var out = new ByteArrayOutputStream();
    write(out, method + " " + target + " " + version + "\r\n");
    headers.forEach(line -> write(out, line + "\r\n"));
    lengths().forEach(line -> write(out, line + "\r\n"));
    write(out, trace.isEmpty() ? "\r\n" : "traceparent: " + trace + "\r\n\r\n");
    switch (framing) {
      case CHUNKS, LENGTH_AND_CHUNKS, CHUNKED_TWICE -> chunks(out, "0\r\n\r\n");
      case BROKEN_CHUNKS -> chunks(out, "ZZ\r\n");
      default -> out.writeBytes(body);
    }
    return out.toByteArray();
  }

  private List<String> lengths() {
    return switch (framing) {
      case LENGTH -> length(body.length);
      case CHUNKS, BROKEN_CHUNKS -> List.of("Transfer-Encoding: chunked");
      case LONGER_THAN_IT_IS -> length(body.length + 10);
      case SHORTER_THAN_IT_IS -> length(Math.max(0, body.length - 3));
      case LENGTH_AND_CHUNKS ->
          List.of("Content-Length: " + body.length, "Transfer-Encoding: chunked");
      case TWO_LENGTHS ->
          List.of("Content-Length: " + body.length, "Content-Length: " + (body.length + 1));
      case NEGATIVE_LENGTH -> List.of("Content-Length: -1");
      case NO_NUMBER -> List.of("Content-Length: 1e3");
      case UNKNOWN_CODING -> List.of("Transfer-Encoding: gzip, nonsense");
      case CHUNKED_TWICE -> List.of("Transfer-Encoding: chunked", "Transfer-Encoding: chunked");
      case NONE -> List.of();
    };
  }

  private List<String> length(int length) {
    return length == 0 && (method.equals("GET") || method.equals("HEAD"))
        ? List.of()
        : List.of("Content-Length: " + length);
  }

  private void chunks(ByteArrayOutputStream out, String end) {
    if (body.length > 0) {
      write(out, Integer.toHexString(body.length) + "\r\n");
      out.writeBytes(body);
      write(out, "\r\n");
    }
    out.writeBytes(end.getBytes(US_ASCII));
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(ISO_8859_1));
  }
}
