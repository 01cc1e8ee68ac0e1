package dev.landbridge.peering.classic;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.events.peering.TicketId;

/** The states a classic interconnect can be in. */
sealed interface ClassicInterconnect {

  /** Not opened yet. */
  record None() implements ClassicInterconnect {}

  record Open(
      ClassicInterconnectId id,
      AccountId owner,
      Region local,
      Region remote,
      int bandwidthMbps,
      TicketId ticketId)
      implements ClassicInterconnect {}

  record Closed(AccountId owner) implements ClassicInterconnect {}
}
