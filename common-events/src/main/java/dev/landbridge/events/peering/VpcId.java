package dev.landbridge.events.peering;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names a VPC. */
public record VpcId(String text) implements TextValue {
  public static final String PREFIX = "vpc-";

  public VpcId {
    Ids.check(PREFIX, text);
  }

  public static VpcId parse(String text) {
    return new VpcId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
