package dev.landbridge.e2e.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.random.RandomGenerator;

/** The vocabulary of hostile input: values, and what becomes of well-formed text. */
final class Spite {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "a\u0007\u001b[31mred",
          "line\r\nInjected: yes",
          "x\n" + LogLines.FORGED + "  forged.Line a line of mine",
          "x\r" + LogLines.FORGED + "  forged.Line a line of mine",
          "c1\u0085next\u009b31mline",
          "para\u2028graph\u2029",
          "\u202eright to left",
          "zero\u200bwidth\ufeff",
          "\ud83d\ude00",
          "e\u0301\u0301\u0301",
          "../../etc/passwd",
          "'; drop table event; --",
          "${jndi:ldap://127.0.0.1:1/a}",
          "#{7*7}",
          "%s%n%x",
          "<script>alert(1)</script>",
          "NaN",
          "null",
          "-1",
          "99999999999999999999999999",
          "0x10",
          "1e9",
          "true",
          "10.0.0.1/8",
          "10.0.0.0/33",
          "10.0.0.0/-1",
          "10.0.0.0/08",
          "010.0.0.0/8",
          "0.0.0.0/0",
          "255.255.255.255/32",
          "256.1.1.1/16",
          "10.0.0",
          "10.0.0.0/16/24",
          "::/0",
          "::1",
          "::ffff:10.0.0.0/112",
          "fd00::1/48",
          "fd00::/129",
          "fe80::1%eth0",
          "fd00:::1/64",
          "1:2:3:4:5:6:7:8:9",
          "vpc-00000000000000000",
          "vpc-zzzzzzzzzzzzzzzzz",
          "vpc-0000000000000dead",
          "subnet-0000000000000dead",
          "pcx-0000000000000dead",
          "rtb-0000000000000dead",
          "route-0000000000000dead",
          "key-00000000000000000",
          "100000000000",
          "ap-nowhere",
          "AP-GUANGZHOU",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "0000-00-00T00:00:00Z",
          "1970-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "294276-12-31T23:59:59Z",
          "2024-02-30T00:00:00Z",
          "P1Y");

  private static final List<String> RAW =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1.5",
          "1e2",
          "1e400",
          "-1e-400",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775808",
          "99999999999999999999999999",
          "NaN",
          "Infinity",
          "-Infinity",
          "0x10",
          "010",
          "+1",
          ".5",
          "1.",
          "\"\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "[{}]",
          "{\"a\":null}",
          "{\"\":\"\"}",
          "\"\\ud800\"",
          "\"\\udc00a\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\u009b\"",
          "\"\\u2028\"",
          "\"\\x\"",
          "'a'",
          "undefined",
          "/*c*/1",
          "[1,]",
          "{\"a\":1,}",
          "\"unended",
          "[",
          "{");

  private static final List<byte[]> BROKEN_UTF8 =
      List.of(
          new byte[] {(byte) 0xff},
          new byte[] {(byte) 0xfe, (byte) 0xff},
          new byte[] {(byte) 0xc0, (byte) 0x80},
          new byte[] {(byte) 0xc0, (byte) 0xaf},
          new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0xaf},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xc3});

  private Spite() {}

  static <T> T pick(RandomGenerator random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Whether one in {@code many} times. */
  static boolean once(RandomGenerator random, int many) {
    return random.nextInt(many) == 0;
  }

  static String text(RandomGenerator random) {
    return switch (random.nextInt(40)) {
      case 0 -> "n".repeat(1 + random.nextInt(300));
      case 1 -> "é".repeat(1 + random.nextInt(5000));
      case 2 -> "10.0.0.0/" + random.nextInt();
      case 3 -> random.nextInt(256) + "." + random.nextInt(256) + ".0.1/" + random.nextInt(40);
      case 4 -> "vpc-%017x".formatted(random.nextLong() >>> 1);
      default -> pick(random, TEXTS);
    };
  }

  /** As JSON, or what looks like it. */
  static String json(RandomGenerator random) {
    return switch (random.nextInt(24)) {
      case 0 -> "[".repeat(1 + random.nextInt(2000));
      case 1 -> nested(1 + random.nextInt(60));
      case 2 -> "9".repeat(1 + random.nextInt(200));
      case 3 -> "[" + "\"a\",".repeat(random.nextInt(300)) + "\"a\"]";
      case 4, 5, 6, 7, 8, 9, 10, 11 -> quoted(text(random));
      default -> pick(random, RAW);
    };
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** Percent-encoded as it should be, or not quite. */
  static String encoded(RandomGenerator random, String text) {
    var right = java.net.URLEncoder.encode(text, UTF_8);
    return switch (random.nextInt(12)) {
      case 0 -> right.replace("%", "%25");
      case 1 -> right + pick(random, List.of("%", "%z", "%zz", "%u0041", "%c3%28", "%00", "%ff"));
      default -> right;
    };
  }

  /** A body as it should not be. */
  static byte[] spoiled(RandomGenerator random, String body) {
    var bytes = body.getBytes(UTF_8);
    return switch (random.nextInt(14)) {
      case 0 -> new byte[0];
      case 1 -> body.substring(0, random.nextInt(body.length() + 1)).getBytes(UTF_8);
      case 2 -> (body + body).getBytes(UTF_8);
      case 3 -> (body + "\u0000").getBytes(UTF_8);
      case 4 -> ("\ufeff" + body).getBytes(UTF_8);
      case 5 -> body.getBytes(java.nio.charset.StandardCharsets.UTF_16);
      case 6 -> ("[" + body + "]").getBytes(UTF_8);
      case 7 -> json(random).getBytes(UTF_8);
      case 8 -> with(bytes, pick(random, BROKEN_UTF8), random);
      case 9 -> with(bytes, pick(random, BROKEN_UTF8), random);
      case 10 -> flipped(bytes, random);
      case 11 -> flipped(bytes, random);
      case 12 -> body.replace("\"", "'").getBytes(UTF_8);
      default -> body.replaceFirst("\\{", "{\"a\":1,\"a\":2,").getBytes(UTF_8);
    };
  }

  private static byte[] with(byte[] bytes, byte[] inserted, RandomGenerator random) {
    int at = random.nextInt(bytes.length + 1);
    var all = new byte[bytes.length + inserted.length];
    System.arraycopy(bytes, 0, all, 0, at);
    System.arraycopy(inserted, 0, all, at, inserted.length);
    System.arraycopy(bytes, at, all, at + inserted.length, bytes.length - at);
    return all;
  }

  private static byte[] flipped(byte[] bytes, RandomGenerator random) {
    var flipped = bytes.clone();
    for (int i = 0; i < 1 + random.nextInt(4) && flipped.length > 0; i++) {
      flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
    }
    return flipped;
  }

  /** What may stand in a header without ending it. */
  static String headerValue(RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0 -> "x".repeat(1 + random.nextInt(2000));
      case 1 -> "x".repeat(17_000);
      case 2 -> "\u0000";
      case 3 -> "a\tb\u007f";
      default ->
          new String(text(random).getBytes(UTF_8), ISO_8859_1).replaceAll("[\r\n]", "").strip();
    };
  }
}
