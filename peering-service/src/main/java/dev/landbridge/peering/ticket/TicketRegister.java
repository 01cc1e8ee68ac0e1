package dev.landbridge.peering.ticket;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.TicketEvent;
import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketEvent.TicketOpened;
import dev.landbridge.events.peering.TicketEvent.TicketRefused;
import dev.landbridge.events.peering.TicketEvent.TicketWithdrawn;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.peering.ticket.TicketFacts.Bounds;
import dev.landbridge.peering.ticket.TicketFacts.Connection;
import dev.landbridge.peering.ticket.TicketFacts.NoConnection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who opened which ticket, and what a granted one changes at once. */
@Component
class TicketRegister {
  private final JdbcClient db;
  private final QuotaRegister quotas;

  TicketRegister(JdbcClient db, QuotaRegister quotas) {
    this.db = db;
    this.quotas = quotas;
  }

  Optional<AccountId> openerOf(TicketId id) {
    return db.sql("select account_id from ticket_register where ticket_id = ?")
        .param(id.text())
        .query((row, _) -> new AccountId(row.getString(1)))
        .optional();
  }

  /** As {@code caller} sees the connection: to strangers there is none. */
  TicketFacts connection(PeeringConnectionId id, AccountId caller, Bounds bounds) {
    return db.sql(
            """
            select c.requester_account, c.cross_region, p.connection_id is not null
            from connection_register c left join vpc_pair p on p.connection_id = c.connection_id
            where c.connection_id = :id and :caller in (c.requester_account, c.accepter_account)
            """)
        .param("id", id.text())
        .param("caller", caller.text())
        .<TicketFacts>query(
            (row, _) ->
                new Connection(
                    new AccountId(row.getString(1)), row.getBoolean(2), row.getBoolean(3), bounds))
        .optional()
        .orElseGet(NoConnection::new);
  }

  boolean joined(AccountId account, Region one, Region other) {
    return db.sql(
            """
            select exists (select from classic_register where account_id = :account
              and low_region = least(:one, :other) and high_region = greatest(:one, :other))
            """)
        .param("account", account.text())
        .param("one", one.text())
        .param("other", other.text())
        .query(Boolean.class)
        .single();
  }

  void keep(Decision<TicketEvent, TicketRejection> decision) {
    if (decision instanceof Decision.Accepted<TicketEvent, TicketRejection>(var events)) {
      events.forEach(this::keep);
    }
  }

  private void keep(TicketEvent event) {
    switch (event) {
      case TicketOpened e ->
          db.sql("insert into ticket_register (ticket_id, account_id) values (?, ?)")
              .params(e.id().text(), e.openedBy().text())
              .update();
      case TicketApproved e -> {
        if (e.asked() instanceof HigherQuota(var quota, var limit)) {
          quotas.raise(e.openedBy(), quota, limit);
        }
      }
      case TicketRefused _, TicketWithdrawn _ -> {} // nothing changes
    }
  }
}
