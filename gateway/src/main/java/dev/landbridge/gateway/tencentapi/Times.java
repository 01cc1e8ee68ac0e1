package dev.landbridge.gateway.tencentapi;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as the cloud API writes them: to the second, without a zone; here always UTC. */
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Times() {}

  public static String text(Instant moment) {
    return FORM.format(moment);
  }
}
