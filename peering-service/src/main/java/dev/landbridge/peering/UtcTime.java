package dev.landbridge.peering;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.TextValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** A moment as callers write it: a string, in UTC; kept to the millisecond. */
public record UtcTime(Instant at) implements TextValue {
  private static final Pattern FORM =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");
  private static final String EXPECTED = "a UTC time such as 2026-01-15T12:00:00.000Z";

  public UtcTime {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  public static UtcTime parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new MalformedValue(EXPECTED, text);
    }
    try {
      return new UtcTime(Instant.parse(text));
    } catch (DateTimeException e) {
      throw new MalformedValue(EXPECTED, text);
    }
  }

  @Override
  public String text() {
    return at.toString();
  }
}
