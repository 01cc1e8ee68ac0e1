package dev.landbridge.peering.classic;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.events.peering.TicketId;

/** What one may ask of a classic interconnect. */
sealed interface ClassicCommand extends Addressed {
  @Override
  ClassicInterconnectId id();

  /**
   * @param joined whether the account has another one between the two regions
   */
  record OpenInterconnect(
      ClassicInterconnectId id,
      AccountId owner,
      Region local,
      Region remote,
      int bandwidthMbps,
      TicketId ticketId,
      boolean joined)
      implements ClassicCommand {}

  record CloseInterconnect(ClassicInterconnectId id, AccountId caller) implements ClassicCommand {}
}
