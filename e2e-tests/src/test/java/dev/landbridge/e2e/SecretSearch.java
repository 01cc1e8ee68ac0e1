package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds any of many secrets in bytes: plain, also a half of one, and in the forms in which a text
 * gets into other texts, wherever it begins in them.
 */
final class SecretSearch {
  private static final int BEGINNING = Long.BYTES;
  private static final int HALF = 16;
  private static final Pattern SIGNS = Pattern.compile("[^A-Za-z0-9]");
  private static final Pattern SIGNS_OF_HTML = Pattern.compile("[\"\\\\<>&=']");
  private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final byte[] NOTHING = new byte[4096];

  private final Map<Long, List<Form>> forms = new HashMap<>();
  private final boolean[] mayBegin = new boolean[1 << 16];

  private record Form(String name, byte[] bytes) {
    boolean isAt(byte[] piece, int start) {
      return start + bytes.length <= piece.length
          && Arrays.equals(piece, start, start + bytes.length, bytes, 0, bytes.length);
    }
  }

  void add(String name, String secret) {
    add(name, secret.getBytes(UTF_8));
    var json = JsonMapper.shared().writeValueAsString(secret);
    var quoted = json.substring(1, json.length() - 1);
    var forms = new TreeSet<>(List.of(quoted, quoted.replace("/", "\\/")));
    forms.add(URLEncoder.encode(secret, UTF_8));
    for (var signs : List.of(SIGNS, SIGNS_OF_HTML)) {
      var escaped = escaped(secret, signs);
      forms.add(escaped);
      forms.add(escaped.replace("/", "\\/"));
      forms.add(upper(escaped));
    }
    forms.remove(secret);
    forms.forEach(form -> add(name + " in quotes", form.getBytes(UTF_8), 0));
  }

  /** As some writers of JSON do with some signs. */
  private static String escaped(String secret, Pattern signs) {
    return signs
        .matcher(secret)
        .replaceAll(sign -> "\\\\u%04x".formatted((int) sign.group().charAt(0)));
  }

  private static String upper(String escaped) {
    return UNICODE
        .matcher(escaped)
        .replaceAll(sign -> "\\\\u" + sign.group(1).toUpperCase(Locale.ROOT));
  }

  void add(String name, byte[] secret) {
    add(name, secret, 0);
    if (secret.length >= 2 * HALF) {
      add("a half of " + name, Arrays.copyOf(secret, HALF), 0);
      add("a half of " + name, secret, secret.length - HALF);
    }
    var hex = HexFormat.of();
    add(name + " in hex", hex.formatHex(secret).getBytes(UTF_8), 0);
    add(name + " in hex", hex.withUpperCase().formatHex(secret).getBytes(UTF_8), 0);
    for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      for (int before = 0; before < 3; before++) {
        add(name + " in base64", base64(encoder, before, secret), 0);
      }
    }
  }

  /** The characters that stand for the secret alone, when so many bytes come before it. */
  private static byte[] base64(Base64.Encoder encoder, int before, byte[] secret) {
    var bytes = new byte[before + secret.length];
    System.arraycopy(secret, 0, bytes, before, secret.length);
    int first = (before * 8 + 5) / 6;
    int end = bytes.length * 8 / 6;
    return Arrays.copyOfRange(encoder.withoutPadding().encode(bytes), first, end);
  }

  private void add(String name, byte[] text, int from) {
    var form = new Form(name, Arrays.copyOfRange(text, from, text.length));
    long beginning = 0;
    for (int i = 0; i < BEGINNING; i++) {
      beginning = (beginning << 8) | (form.bytes()[i] & 0xff);
    }
    mayBegin[hash(beginning)] = true;
    forms.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(form);
  }

  /** The names of those that are in there. */
  Set<String> in(byte[] piece) {
    var found = new TreeSet<String>();
    long last = 0;
    for (int i = 0; i < piece.length; i++) {
      if (last == 0 && isNothing(piece, i)) {
        i += NOTHING.length - 1;
        continue;
      }
      last = (last << 8) | (piece[i] & 0xff);
      if (mayBegin[hash(last)] && i >= BEGINNING - 1) {
        int start = i - BEGINNING + 1;
        forms.getOrDefault(last, List.of()).stream()
            .filter(form -> form.isAt(piece, start))
            .forEach(form -> found.add(form.name()));
      }
    }
    return found;
  }

  Set<String> in(String piece) {
    return in(piece.getBytes(UTF_8));
  }

  /** Most of what a broker has on its disk is empty. */
  private static boolean isNothing(byte[] piece, int start) {
    return start + NOTHING.length <= piece.length
        && Arrays.equals(piece, start, start + NOTHING.length, NOTHING, 0, NOTHING.length);
  }

  private static int hash(long beginning) {
    return (int) ((beginning * 0x9E3779B97F4A7C15L) >>> 48);
  }
}
