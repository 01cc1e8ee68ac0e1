package dev.landbridge.peering.ticket;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.TicketEvent;
import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketEvent.TicketOpened;
import dev.landbridge.events.peering.TicketEvent.TicketRefused;
import dev.landbridge.events.peering.TicketEvent.TicketWithdrawn;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.peering.BrokenConstraint;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.peering.ticket.TicketFacts.Bounds;
import dev.landbridge.peering.ticket.TicketFacts.Connection;
import dev.landbridge.peering.ticket.TicketFacts.NoConnection;
import dev.landbridge.peering.ticket.TicketRejection.TicketQuotaExceeded;
import dev.landbridge.platform.command.CommandRejected;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who opened which ticket, how many still await an answer, and the limits that a ticket raised. */
@Component
class TicketRegister {
  private final JdbcClient db;
  private final QuotaRegister quotas;

  TicketRegister(JdbcClient db, QuotaRegister quotas) {
    this.db = db;
    this.quotas = quotas;
  }

  /** Whether it awaits an answer. */
  record Entry(boolean open) {}

  /** Until the transaction ends, nobody else decides about the ticket. */
  Optional<Entry> hold(TicketId id) {
    return db.sql("select open from ticket_register where ticket_id = ? for update")
        .param(id.text())
        .query((row, _) -> new Entry(row.getBoolean(1)))
        .optional();
  }

  /** As {@link #hold(TicketId)}, but nobody waits for another account's ticket. */
  boolean hold(TicketId id, AccountId opener) {
    return db.sql("select 1 from ticket_register where ticket_id = ? and account_id = ? for update")
        .params(id.text(), opener.text())
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** As {@code caller} sees the connection: to strangers there is none. */
  TicketFacts connection(PeeringConnectionId id, AccountId caller, Bounds bounds) {
    return db.sql(
            """
            select requester_account, cross_region, live from connection_register
            where connection_id = :id and :caller in (requester_account, accepter_account)
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

  void keep(Decision<TicketEvent, TicketRejection> decision, int limit) {
    if (decision instanceof Decision.Accepted<TicketEvent, TicketRejection>(var events)) {
      events.forEach(event -> keep(event, limit));
    }
  }

  private void keep(TicketEvent event, int limit) {
    switch (event) {
      case TicketOpened e -> open(e, limit);
      case TicketApproved e -> {
        close(e.id(), e.openedBy());
        if (e.asked() instanceof HigherQuota(var quota, var granted)) {
          quotas.raise(e.openedBy(), quota, granted);
        }
      }
      case TicketRefused e -> close(e.id(), e.accounts().getFirst());
      case TicketWithdrawn e -> close(e.id(), e.accounts().getFirst());
    }
  }

  private void open(TicketOpened e, int limit) {
    try {
      quotas.take(e.openedBy().text(), Quota.OPEN_TICKETS_PER_ACCOUNT, limit);
    } catch (DataIntegrityViolationException violation) {
      throw BrokenConstraint.nameOf(violation).equals("quota_use_within")
          ? new CommandRejected(new TicketQuotaExceeded(Quota.OPEN_TICKETS_PER_ACCOUNT, limit))
          : violation;
    }
    db.sql("insert into ticket_register (ticket_id, account_id) values (?, ?)")
        .params(e.id().text(), e.openedBy().text())
        .update();
  }

  private void close(TicketId id, AccountId opener) {
    db.sql("update ticket_register set open = false where ticket_id = ?").param(id.text()).update();
    quotas.giveBack(opener.text(), Quota.OPEN_TICKETS_PER_ACCOUNT);
  }
}
