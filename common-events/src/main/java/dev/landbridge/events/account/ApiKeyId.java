package dev.landbridge.events.account;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.TextValue;
import java.util.regex.Pattern;

/**
 * Names an API key; not a secret. Wider than our own form, since keys of other systems move here.
 */
public record ApiKeyId(String text) implements TextValue {
  public static final String PREFIX = "key-";
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  public ApiKeyId {
    if (!FORM.matcher(text).matches()) {
      throw new MalformedValue("8 to 64 letters, digits, '_' or '-'", text);
    }
  }

  public static ApiKeyId parse(String text) {
    return new ApiKeyId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
