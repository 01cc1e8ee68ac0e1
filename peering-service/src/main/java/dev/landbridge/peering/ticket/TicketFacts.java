package dev.landbridge.peering.ticket;

import dev.landbridge.events.account.AccountId;

/** What a ticket's subject has to be compared with. */
sealed interface TicketFacts {

  /** No such connection, or none of the caller's. */
  record NoConnection() implements TicketFacts {}

  /** The connection whose cap shall rise. */
  record Connection(AccountId requester, boolean acrossRegions, boolean live, Bounds bounds)
      implements TicketFacts {}

  /** What can be chosen without a ticket, and the most that a ticket can give. */
  record Bounds(int largestTierMbps, int ceilingMbps) {}

  /** The limit that the account has now. */
  record Limit(int limit, int most) implements TicketFacts {}

  /** What is known about the two regions. */
  record Regions(boolean localOffered, boolean remoteOffered, boolean joined, int ceilingMbps)
      implements TicketFacts {}
}
