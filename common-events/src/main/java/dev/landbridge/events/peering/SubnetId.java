package dev.landbridge.events.peering;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names a subnet. */
public record SubnetId(String text) implements TextValue {
  public static final String PREFIX = "subnet-";

  public SubnetId {
    Ids.check(PREFIX, text);
  }

  public static SubnetId parse(String text) {
    return new SubnetId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
