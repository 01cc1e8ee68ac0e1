package dev.landbridge.events.net;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.TextValue;
import java.util.regex.Pattern;

/** Where a VPC lives, such as {@code ap-guangzhou}. Which regions exist is data of the operator. */
public record Region(String text) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[a-z]{2,4}(-[a-z0-9]{1,20}){1,3}");

  public Region {
    if (!FORM.matcher(text).matches()) {
      throw new MalformedValue("a region id such as ap-guangzhou", text);
    }
  }

  public static Region parse(String text) {
    return new Region(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
