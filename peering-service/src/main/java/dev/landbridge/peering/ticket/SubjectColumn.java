package dev.landbridge.peering.ticket;

import dev.landbridge.events.peering.TicketSubject;
import dev.landbridge.platform.json.JsonFormat;
import tools.jackson.databind.json.JsonMapper;

/** What a ticket asks for, as it is stored in a jsonb column. */
final class SubjectColumn {
  private static final JsonMapper JSON = JsonFormat.api().build();

  private SubjectColumn() {}

  static String write(TicketSubject subject) {
    return JSON.writerFor(TicketSubject.class).writeValueAsString(subject);
  }

  static TicketSubject read(String json) {
    return JSON.readValue(json, TicketSubject.class);
  }
}
