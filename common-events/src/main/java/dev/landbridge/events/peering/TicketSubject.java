package dev.landbridge.events.peering;

import dev.landbridge.events.net.Region;

/** What a ticket asks of the operator. */
public sealed interface TicketSubject {

  /** A cap above the self-service tiers. */
  record HigherBandwidth(PeeringConnectionId connectionId, int bandwidthMbps)
      implements TicketSubject {}

  /** A higher limit for the whole account. */
  record HigherQuota(Quota quota, int limit) implements TicketSubject {}

  /** The classic networks of two regions, joined; no VPC is part of it. */
  record OpenClassicInterconnect(
      ClassicInterconnectId interconnectId, Region local, Region remote, int bandwidthMbps)
      implements TicketSubject {}
}
