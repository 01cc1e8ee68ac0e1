package dev.landbridge.routing.lint;

import dev.landbridge.events.peering.PeeringConnectionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Until when pending connections can be accepted: what their last request said. */
@Component
class ExpiryQueries {
  private final JdbcClient db;

  ExpiryQueries(JdbcClient db) {
    this.db = db;
  }

  private record Expiry(PeeringConnectionId id, Instant at) {}

  Map<PeeringConnectionId, Instant> of(Collection<PeeringConnectionId> pending) {
    if (pending.isEmpty()) {
      return Map.of();
    }
    return db
        .sql(
            """
            select distinct on (subject) subject,
              convert_from(payload, 'UTF8')::jsonb ->> 'expiresAt' as expires_at
            from heard_event
            where subject in (:pending) and type in ('PeeringRequested', 'PeeringReactivated')
            order by subject, sequence desc
            """)
        .param("pending", pending.stream().map(PeeringConnectionId::text).toList())
        .query(
            (row, _) ->
                new Expiry(
                    PeeringConnectionId.parse(row.getString("subject")),
                    Instant.parse(row.getString("expires_at"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Expiry::id, Expiry::at));
  }
}
