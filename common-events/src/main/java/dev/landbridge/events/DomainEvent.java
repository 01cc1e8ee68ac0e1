package dev.landbridge.events;

import dev.landbridge.events.account.AccountId;
import java.util.List;

/** A fact of the shared log; every event a service stores is one, and every one is published. */
public interface DomainEvent {

  /** The aggregate it happened to: the key on its topic. */
  String subject();

  /** Every account it concerns, the owner of the aggregate first; empty only for platform facts. */
  List<AccountId> accounts();
}
