package dev.landbridge.events.peering;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names a rule by which an account accepts peering connections before they are asked for. */
public record AcceptanceRuleId(String text) implements TextValue {
  public static final String PREFIX = "par-";

  public AcceptanceRuleId {
    Ids.check(PREFIX, text);
  }

  public static AcceptanceRuleId parse(String text) {
    return new AcceptanceRuleId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
