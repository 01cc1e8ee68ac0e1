package dev.landbridge.events.peering;

import dev.landbridge.events.Ids;
import dev.landbridge.events.TextValue;

/** Names a ticket: something asked of the operator. */
public record TicketId(String text) implements TextValue {
  public static final String PREFIX = "tkt-";

  public TicketId {
    Ids.check(PREFIX, text);
  }

  public static TicketId parse(String text) {
    return new TicketId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
