package dev.landbridge.platform.web;

import dev.landbridge.events.MalformedValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Cursors are opaque to callers: nobody should count with them. */
final class Cursors {
  private static final String PREFIX = "after:";
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9]{1,18}");

  private Cursors() {}

  static String of(long position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((PREFIX + position).getBytes(StandardCharsets.US_ASCII));
  }

  static long parse(String cursor) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      if (FORM.matcher(text).matches()) {
        return Long.parseLong(text.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedValue("a cursor from an earlier page", cursor);
    }
    throw new MalformedValue("a cursor from an earlier page", cursor);
  }
}
