package dev.landbridge.peering.connection;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringChargeTypeChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.PeeringEvent.PeeringDescribed;
import dev.landbridge.events.peering.PeeringEvent.PeeringExpired;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRejected;
import dev.landbridge.events.peering.PeeringEvent.PeeringRenamed;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.PeeringEvent.PeeringServiceLevelChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.events.peering.PeeringEvent.PeeringWithdrawn;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.store.SharedEndings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every connection there ever was, who may see it, and which of them still await an answer. */
@Component
class PeeringRegister {
  private final JdbcClient db;
  private final PeeringClaimsRegister claims;
  private final SharedClaimsRegister sharedClaims;
  private final SharedEndings endings;

  PeeringRegister(
      JdbcClient db,
      PeeringClaimsRegister claims,
      SharedClaimsRegister sharedClaims,
      SharedEndings endings) {
    this.db = db;
    this.claims = claims;
    this.sharedClaims = sharedClaims;
    this.endings = endings;
  }

  /** Which VPCs of whom it joins. */
  record Entry(AccountId requester, AccountId accepter, VpcId requesterVpc, VpcId accepterVpc) {
    boolean concerns(AccountId account) {
      return requester.equals(account) || accepter.equals(account);
    }
  }

  Optional<Entry> find(PeeringConnectionId id) {
    return endings.read(() -> stored(id));
  }

  private Optional<Entry> stored(PeeringConnectionId id) {
    return db.sql(
            """
            select requester_account, accepter_account, requester_vpc, accepter_vpc
            from connection_register where connection_id = ?
            """)
        .param(id.text())
        .query(
            (row, _) ->
                new Entry(
                    new AccountId(row.getString(1)),
                    new AccountId(row.getString(2)),
                    new VpcId(row.getString(3)),
                    new VpcId(row.getString(4))))
        .optional();
  }

  /** A request that awaits an answer. */
  record Unanswered(String connectionId, OffsetDateTime answerBy) {
    static final Unanswered BEFORE_ALL = new Unanswered("", OffsetDateTime.MIN);

    PeeringConnectionId id() {
      return new PeeringConnectionId(connectionId);
    }
  }

  /** Requests whose window closed at {@code now} or before, in that order, from one on. */
  List<Unanswered> unanswered(Instant now, Unanswered after, int most) {
    return db.sql(
            """
            select connection_id, answer_by from connection_register
            where answer_by <= :now and (answer_by, connection_id) > (:answerBy, :id)
            order by answer_by, connection_id limit :most
            """)
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
        .param("answerBy", after.answerBy())
        .param("id", after.connectionId())
        .param("most", most)
        .query((row, _) -> new Unanswered(row.getString(1), row.getObject(2, OffsetDateTime.class)))
        .list();
  }

  /** Whether the accepter allows the requester by name, or was connected with it before. */
  boolean known(AccountId accepter, AccountId requester) {
    return endings.read(
        () ->
            db.sql("select " + known(":accepter", ":requester"))
                .param("accepter", accepter.text())
                .param("requester", requester.text())
                .query(Boolean.class)
                .single());
  }

  /** The condition of {@link #known}, of what stands for the two accounts in a statement. */
  static String known(String accepter, String requester) {
    return """
        (exists (select from acquaintance
            where low = least(ACCEPTER, REQUESTER) and high = greatest(ACCEPTER, REQUESTER))
          or exists (select from guard_requester where account_id = ACCEPTER
            and requester_account = REQUESTER and listing = 'ALLOWED'))
        """
        .replace("ACCEPTER", accepter)
        .replace("REQUESTER", requester);
  }

  private void acquaint(List<AccountId> accounts) {
    if (accounts.size() == 2) {
      db.sql(
              """
              insert into acquaintance (low, high)
              values (least(:one, :other), greatest(:one, :other)) on conflict do nothing
              """)
          .param("one", accounts.getFirst().text())
          .param("other", accounts.getLast().text())
          .update();
    }
  }

  /** Writes what the decision says; what a constraint forbids becomes the rule's rejection. */
  void keep(Decision<PeeringEvent, PeeringRejection> decision) {
    if (decision instanceof Decision.Accepted<PeeringEvent, PeeringRejection>(var events)) {
      events.forEach(this::keep);
    }
  }

  /**
   * As {@link #keep(Decision)}, for a request that rests on {@code facts}: where they were not read
   * under lock, they are compared when the request is stored.
   */
  void keep(Decision<PeeringEvent, PeeringRejection> decision, PeeringFacts facts) {
    if (facts.locked()) {
      keep(decision);
    } else if (decision instanceof Decision.Accepted<PeeringEvent, PeeringRejection>(var events)) {
      events.forEach(this::keepLater);
    }
  }

  private void keepLater(PeeringEvent event) {
    if (!(event instanceof PeeringRequested requested)) {
      keep(event);
    } else if (endings.arePossible()) {
      endings.write(sharedClaims, requested);
    } else {
      throw SharedEndings.outdated("Expected to compare what the request rests on");
    }
  }

  private void keep(PeeringEvent event) {
    switch (event) {
      case PeeringRequested e -> claims.claim(e);
      case PeeringReactivated e -> {
        var entry = find(e.id()).orElseThrow();
        claims.claim(e, entry.requesterVpc(), entry.accepterVpc());
      }
      case PeeringAccepted e -> {
        claims.activate(e.id());
        acquaint(e.accounts());
      }
      case PeeringRejected _, PeeringExpired _, PeeringWithdrawn _, PeeringDeleted _ ->
          claims.release(event.id());
      case PeeringIsolated _,
          PeeringRestored _,
          PeeringRenamed _,
          PeeringDescribed _,
          PeeringTagged _,
          PeeringBandwidthChanged _,
          PeeringChargeTypeChanged _,
          PeeringServiceLevelChanged _ -> {} // no set rule
    }
  }
}
