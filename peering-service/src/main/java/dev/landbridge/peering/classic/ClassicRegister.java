package dev.landbridge.peering.classic;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectEvent;
import dev.landbridge.events.peering.ClassicInterconnectEvent.ClassicInterconnectClosed;
import dev.landbridge.events.peering.ClassicInterconnectEvent.ClassicInterconnectOpened;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.peering.classic.ClassicRejection.AlreadyJoined;
import dev.landbridge.platform.command.CommandRejected;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The open interconnects: one between two regions of an account. */
@Component
class ClassicRegister {
  private final JdbcClient db;

  ClassicRegister(JdbcClient db) {
    this.db = db;
  }

  Optional<AccountId> ownerOf(ClassicInterconnectId id) {
    return db.sql("select account_id from classic_register where interconnect_id = ?")
        .param(id.text())
        .query((row, _) -> new AccountId(row.getString(1)))
        .optional();
  }

  /** Whether another interconnect than {@code id} joins the two. */
  boolean joined(ClassicInterconnectId id, AccountId account, Region one, Region other) {
    return db.sql(
            """
            select exists (select from classic_register where account_id = :account
              and low_region = least(:one, :other) and high_region = greatest(:one, :other)
              and interconnect_id <> :id)
            """)
        .param("account", account.text())
        .param("one", one.text())
        .param("other", other.text())
        .param("id", id.text())
        .query(Boolean.class)
        .single();
  }

  void keep(Decision<ClassicInterconnectEvent, ClassicRejection> decision) {
    if (decision
        instanceof Decision.Accepted<ClassicInterconnectEvent, ClassicRejection>(var events)) {
      events.forEach(this::keep);
    }
  }

  private void keep(ClassicInterconnectEvent event) {
    switch (event) {
      case ClassicInterconnectOpened e -> open(e);
      case ClassicInterconnectClosed e ->
          db.sql("delete from classic_register where interconnect_id = ?")
              .param(e.id().text())
              .update();
    }
  }

  private void open(ClassicInterconnectOpened e) {
    try {
      db.sql(
              """
              insert into classic_register (interconnect_id, account_id, low_region, high_region)
              values (:id, :account, least(:local, :remote), greatest(:local, :remote))
              """)
          .param("id", e.id().text())
          .param("account", e.owner().text())
          .param("local", e.local().text())
          .param("remote", e.remote().text())
          .update();
    } catch (DuplicateKeyException violation) {
      throw new CommandRejected(new AlreadyJoined(e.local(), e.remote()));
    }
  }
}
