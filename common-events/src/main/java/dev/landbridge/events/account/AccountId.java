package dev.landbridge.events.account;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.TextValue;
import java.util.regex.Pattern;

/** Who owns resources; 10 to 12 digits, the form other clouds' clients accept. */
public record AccountId(String text) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{9,11}");

  public AccountId {
    if (!FORM.matcher(text).matches()) {
      throw new MalformedValue("10 to 12 digits, the first not 0", text);
    }
  }

  public static AccountId parse(String text) {
    return new AccountId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
