package dev.landbridge.routing.table;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.TextValue;
import java.util.regex.Pattern;

/** Names what a route leads through, before it is known what kind of thing that is. */
public record NextHopId(String text) implements TextValue {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  public NextHopId {
    if (!FORM.matcher(text).matches()) {
      throw new MalformedValue("the id of a next hop such as pcx-0123456789abcdef0", text);
    }
  }

  public static NextHopId parse(String text) {
    return new NextHopId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
