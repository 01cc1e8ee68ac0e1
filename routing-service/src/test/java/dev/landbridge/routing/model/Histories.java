package dev.landbridge.routing.model;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountId;
import java.time.Instant;

/** A history to be told events one by one, for tests of other rooms. */
public final class Histories {
  private final NetworkHistory history = new NetworkHistory();
  private final NetworkEvents events = new NetworkEvents(history);

  public void tell(DomainEvent event, Instant at) {
    events.apply(event, at);
  }

  public Network of(AccountId owner, Instant moment) {
    return history.of(owner, moment);
  }
}
