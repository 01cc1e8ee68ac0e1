package dev.landbridge.peering.connection;

import dev.landbridge.events.Tags;
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
import dev.landbridge.peering.connection.PeeringConnection.Active;
import dev.landbridge.peering.connection.PeeringConnection.Deleted;
import dev.landbridge.peering.connection.PeeringConnection.Expired;
import dev.landbridge.peering.connection.PeeringConnection.Isolated;
import dev.landbridge.peering.connection.PeeringConnection.Pending;
import dev.landbridge.peering.connection.PeeringConnection.Rejected;
import dev.landbridge.peering.connection.PeeringTerms.Traffic;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** From what has happened to the state it leads to; never asks whether it should have. */
final class PeeringHistory {
  private PeeringHistory() {}

  static PeeringConnection evolve(PeeringConnection state, PeeringEvent event) {
    return switch (event) {
      case PeeringRequested e -> new Pending(terms(e));
      case PeeringAccepted e -> to(state, terms -> new Active(terms.accepted(e.rule())));
      case PeeringRestored _ -> to(state, Active::new);
      case PeeringRejected e -> to(state, terms -> new Rejected(terms, e.reason()));
      case PeeringExpired _ -> to(state, Expired::new);
      case PeeringReactivated e -> to(state, terms -> new Pending(terms.until(e.expiresAt())));
      case PeeringWithdrawn _, PeeringDeleted _ -> to(state, Deleted::new);
      case PeeringIsolated e -> to(state, terms -> new Isolated(terms, e.reason()));
      case PeeringRenamed e ->
          to(state, terms -> state.on(notes(terms, e, side -> side.renamed(e.name()))));
      case PeeringDescribed e ->
          to(state, terms -> state.on(notes(terms, e, side -> side.described(e.description()))));
      case PeeringTagged e ->
          to(state, terms -> state.on(terms.notes(e.taggedBy(), side -> side.tagged(e.tags()))));
      case PeeringBandwidthChanged e ->
          carrying(
              state, was -> new Traffic(e.bandwidthMbps(), was.chargeType(), was.serviceLevel()));
      case PeeringChargeTypeChanged e ->
          carrying(
              state, was -> new Traffic(was.bandwidthMbps(), e.chargeType(), was.serviceLevel()));
      case PeeringServiceLevelChanged e ->
          carrying(
              state, was -> new Traffic(was.bandwidthMbps(), was.chargeType(), e.serviceLevel()));
    };
  }

  /** Both sides start with the words of the request; tags are told to one side at a time. */
  private static PeeringTerms terms(PeeringRequested e) {
    return new PeeringTerms(
        e.id(),
        e.requester(),
        e.accepter(),
        new Traffic(e.bandwidthMbps(), e.chargeType(), e.serviceLevel()),
        new SideNotes(e.name(), e.description(), Tags.NONE),
        new SideNotes(e.name(), e.description(), Tags.NONE),
        e.requestedAt(),
        e.expiresAt(),
        null);
  }

  private static PeeringConnection to(
      PeeringConnection state, Function<PeeringTerms, PeeringConnection> next) {
    return state.known().map(next).orElse(state);
  }

  private static PeeringConnection carrying(
      PeeringConnection state, UnaryOperator<Traffic> change) {
    return to(state, terms -> state.on(terms.carrying(change.apply(terms.traffic()))));
  }

  /** Names and descriptions concern the one account that they name. */
  private static PeeringTerms notes(
      PeeringTerms terms, PeeringEvent event, UnaryOperator<SideNotes> change) {
    return event.accounts().stream()
        .reduce(terms, (was, account) -> was.notes(account, change), (_, last) -> last);
  }
}
