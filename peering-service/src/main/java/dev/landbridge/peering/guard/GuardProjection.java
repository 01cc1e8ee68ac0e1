package dev.landbridge.peering.guard;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.GuardEvent;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleAdded;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleRemoved;
import dev.landbridge.events.peering.GuardEvent.GuardPolicyChosen;
import dev.landbridge.events.peering.GuardEvent.RequesterAllowed;
import dev.landbridge.events.peering.GuardEvent.RequesterDenied;
import dev.landbridge.events.peering.GuardEvent.RequesterUnlisted;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import dev.landbridge.platform.projection.ProjectionWrites;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Guards as their owners see them: policy, listed requesters, acceptance rules. */
@Component
@ProcessingGroup("guard-view")
class GuardProjection {
  private final ProjectionWrites writes;

  GuardProjection(ProjectionWrites writes) {
    this.writes = writes;
  }

  @ResetHandler
  void reset() {
    writes.update("truncate guard_view, guard_requester_view, guard_rule_view");
  }

  /** The version guard makes a replayed or repeated event harmless. */
  @EventHandler
  void on(
      GuardEvent event, @SequenceNumber long version, @Timestamp Instant at, TrackingToken token) {
    if (!moves(event.id(), version)) {
      return;
    }
    var since = at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    var position = token.position().orElseThrow();
    switch (event) {
      case GuardPolicyChosen e ->
          writes.add(
              "update guard_view set policy = ? where account_id = ?",
              e.policy().name(),
              e.id().text());
      case RequesterAllowed e ->
          list(new Row(e.id(), e.requester(), Listing.ALLOWED, e.note()), position, since);
      case RequesterDenied e ->
          list(new Row(e.id(), e.requester(), Listing.DENIED, e.note()), position, since);
      case RequesterUnlisted e ->
          writes.add(
              "delete from guard_requester_view where account_id = ? and requester_account = ?",
              e.id().text(),
              e.requester().text());
      case AcceptanceRuleAdded e -> add(e, position, since);
      case AcceptanceRuleRemoved e ->
          writes.add("delete from guard_rule_view where rule_id = ?", e.ruleId().text());
    }
  }

  private record Row(AccountId account, AccountId requester, Listing listing, String note) {}

  /** Whether the event is news. */
  private boolean moves(AccountId account, long version) {
    return writes.update(
            """
                insert into guard_view (account_id, policy, version) values (?, ?, ?)
                on conflict (account_id) do update set version = excluded.version
                where guard_view.version < excluded.version
                """,
            account.text(),
            GuardPolicy.OPEN.name(),
            version)
        > 0;
  }

  /** Who changes lists keeps its place. */
  private void list(Row row, long position, OffsetDateTime since) {
    writes.add(
        """
            insert into guard_requester_view (account_id, requester_account, listing, note,
              position, listed_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (account_id, requester_account)
            do update set listing = excluded.listing, note = excluded.note
            """,
        row.account().text(),
        row.requester().text(),
        row.listing().name(),
        row.note(),
        position,
        since);
  }

  private void add(AcceptanceRuleAdded e, long position, OffsetDateTime since) {
    writes.add(
        """
            insert into guard_rule_view (rule_id, account_id, requester_account, rule, position,
              added_at)
            values (?, ?, ?, ?::jsonb, ?, ?)
            """,
        e.rule().id().text(),
        e.id().text(),
        e.rule().requester().text(),
        RuleColumn.write(e.rule()),
        position,
        since);
  }
}
