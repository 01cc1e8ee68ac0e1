package dev.landbridge.events.peering;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import java.util.List;

/** What has happened to one cross-region interconnect of the classic network. */
public sealed interface ClassicInterconnectEvent extends DomainEvent {
  ClassicInterconnectId id();

  @Override
  default String subject() {
    return id().text();
  }

  /** Opened by an approved ticket. */
  record ClassicInterconnectOpened(
      ClassicInterconnectId id,
      AccountId owner,
      Region local,
      Region remote,
      int bandwidthMbps,
      TicketId ticketId,
      List<AccountId> accounts)
      implements ClassicInterconnectEvent {}

  record ClassicInterconnectClosed(
      ClassicInterconnectId id, AccountId closedBy, List<AccountId> accounts)
      implements ClassicInterconnectEvent {}
}
