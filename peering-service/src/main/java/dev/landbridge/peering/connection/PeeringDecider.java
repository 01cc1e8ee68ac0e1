package dev.landbridge.peering.connection;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.acceptedAll;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.PeeringEvent.PeeringExpired;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRejected;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.events.peering.PeeringEvent.PeeringWithdrawn;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.peering.connection.PeeringCommand.AcceptPeering;
import dev.landbridge.peering.connection.PeeringCommand.AmendPeering;
import dev.landbridge.peering.connection.PeeringCommand.DeletePeering;
import dev.landbridge.peering.connection.PeeringCommand.ExpirePeering;
import dev.landbridge.peering.connection.PeeringCommand.IsolatePeering;
import dev.landbridge.peering.connection.PeeringCommand.RaiseBandwidth;
import dev.landbridge.peering.connection.PeeringCommand.ReactivatePeering;
import dev.landbridge.peering.connection.PeeringCommand.RejectPeering;
import dev.landbridge.peering.connection.PeeringCommand.RequestPeering;
import dev.landbridge.peering.connection.PeeringCommand.RestorePeering;
import dev.landbridge.peering.connection.PeeringConnection.Active;
import dev.landbridge.peering.connection.PeeringConnection.Deleted;
import dev.landbridge.peering.connection.PeeringConnection.Expired;
import dev.landbridge.peering.connection.PeeringConnection.Isolated;
import dev.landbridge.peering.connection.PeeringConnection.None;
import dev.landbridge.peering.connection.PeeringConnection.Pending;
import dev.landbridge.peering.connection.PeeringConnection.Rejected;
import dev.landbridge.peering.connection.PeeringFacts.Standing;
import dev.landbridge.peering.connection.PeeringRejection.AcceptanceWindowClosed;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringConnection;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringVpc;
import dev.landbridge.peering.connection.PeeringRejection.NotPossibleIn;
import dev.landbridge.peering.connection.PeeringRejection.NotTheAccepter;
import dev.landbridge.peering.connection.PeeringRejection.NotTheRequester;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may join which VPCs, and what may become of a connection. */
final class PeeringDecider {
  private PeeringDecider() {}

  private record Situation(PeeringConnection state, PeeringCommand command) {}

  static Decision<PeeringEvent, PeeringRejection> decide(
      PeeringCommand command, PeeringConnection state) {
    return switch (command) {
      case RequestPeering c when state instanceof None -> request(c);
      case RequestPeering c -> notPossible(c, state);
      case AcceptPeering c -> asParty(c.caller(), c, state);
      case RejectPeering c -> asParty(c.caller(), c, state);
      case ReactivatePeering c -> asParty(c.caller(), c, state);
      case DeletePeering c -> asParty(c.caller(), c, state);
      case AmendPeering c -> asParty(c.caller(), c, state);
      case ExpirePeering _, IsolatePeering _, RestorePeering _, RaiseBandwidth _ ->
          decideKnown(command, state);
    };
  }

  /** To strangers, nothing is there. */
  private static Decision<PeeringEvent, PeeringRejection> asParty(
      AccountId caller, PeeringCommand command, PeeringConnection state) {
    return state.known().filter(terms -> terms.concerns(caller)).isPresent()
        ? decideKnown(command, state)
        : rejected(new NoSuchPeeringConnection(command.id()));
  }

  private static Decision<PeeringEvent, PeeringRejection> decideKnown(
      PeeringCommand command, PeeringConnection state) {
    return switch (new Situation(state, command)) {
      case Situation(None _, var c) -> rejected(new NoSuchPeeringConnection(c.id()));

      case Situation(var s, AcceptPeering c) when !terms(s).isAccepter(c.caller()) ->
          rejected(new NotTheAccepter(c.caller()));
      case Situation(Active _, AcceptPeering _) -> accepted(); // a repeat: already so
      case Situation(Pending p, AcceptPeering c) when p.terms().hasExpiredAt(c.now()) ->
          rejected(new AcceptanceWindowClosed(p.terms().expiresAt()));
      case Situation(Pending p, AcceptPeering c) -> accept(c, p);

      case Situation(var s, RejectPeering c) when !terms(s).isAccepter(c.caller()) ->
          rejected(new NotTheAccepter(c.caller()));
      case Situation(Rejected _, RejectPeering _) -> accepted();
      case Situation(Pending p, RejectPeering c) when p.terms().hasExpiredAt(c.now()) ->
          rejected(new AcceptanceWindowClosed(p.terms().expiresAt()));
      case Situation(Pending p, RejectPeering c) ->
          accepted(new PeeringRejected(c.id(), c.caller(), c.reason(), p.terms().accounts()));

      case Situation(Pending p, ExpirePeering c) when p.terms().hasExpiredAt(c.now()) ->
          accepted(new PeeringExpired(c.id(), p.terms().accounts()));
      case Situation(var _, ExpirePeering _) -> accepted(); // answered, or asked anew

      case Situation(var s, ReactivatePeering c) when !terms(s).isRequester(c.caller()) ->
          rejected(new NotTheRequester(c.caller()));
      case Situation(Pending p, ReactivatePeering c) when p.terms().hasExpiredAt(c.now()) ->
          reactivate(c, p.terms(), List.of(new PeeringExpired(c.id(), p.terms().accounts())));
      case Situation(Pending _, ReactivatePeering _) -> accepted();
      case Situation(Expired e, ReactivatePeering c) -> reactivate(c, e.terms(), List.of());

      case Situation(Deleted _, DeletePeering _) -> accepted();
      case Situation(Pending p, DeletePeering c) when p.terms().isRequester(c.caller()) ->
          accepted(new PeeringWithdrawn(c.id(), c.caller(), c.routes(), p.terms().accounts()));
      case Situation(Rejected r, DeletePeering c) when !r.terms().isRequester(c.caller()) ->
          rejected(new NotTheRequester(c.caller()));
      case Situation(Expired e, DeletePeering c) when !e.terms().isRequester(c.caller()) ->
          rejected(new NotTheRequester(c.caller()));
      case Situation(var s, DeletePeering c) ->
          accepted(new PeeringDeleted(c.id(), c.caller(), c.routes(), terms(s).accounts()));

      case Situation(Active a, IsolatePeering c) ->
          accepted(new PeeringIsolated(c.id(), c.reason(), a.terms().accounts()));
      case Situation(Isolated _, IsolatePeering _) -> accepted();
      case Situation(Isolated i, RestorePeering c) ->
          accepted(new PeeringRestored(c.id(), i.terms().accounts()));
      case Situation(Active _, RestorePeering _) -> accepted();

      case Situation(var s, AmendPeering c) when s.status().isLive() -> amend(c, terms(s));

      case Situation(var s, RaiseBandwidth c) when s.status().isLive() -> raise(c, terms(s));

      case Situation(var s, var c) -> notPossible(c, s); // closed by default
    };
  }

  private static Decision<PeeringEvent, PeeringRejection> raise(
      RaiseBandwidth c, PeeringTerms terms) {
    if (!terms.isAcrossRegions()) {
      return rejected(new BandwidthNotSettable(terms.requester().region()));
    }
    return terms.traffic().bandwidthMbps() == c.bandwidthMbps()
        ? accepted()
        : accepted(new PeeringBandwidthChanged(c.id(), c.bandwidthMbps(), terms.accounts()));
  }

  private static PeeringTerms terms(PeeringConnection state) {
    return state.known().orElseThrow();
  }

  private static Decision<PeeringEvent, PeeringRejection> notPossible(
      PeeringCommand command, PeeringConnection state) {
    return rejected(new NotPossibleIn(command.id(), state.status()));
  }

  private static Decision<PeeringEvent, PeeringRejection> request(RequestPeering c) {
    var wrong = CreationRules.named(c.wish(), c.caller(), c.facts(), c.now());
    var requester = c.facts().requester();
    var accepter = c.facts().accepter();
    if (wrong.isPresent() || requester == null || accepter == null) {
      return rejected(wrong.orElseGet(() -> new NoSuchPeeringVpc(c.wish().accepterVpcId())));
    }
    boolean across = !requester.end().region().equals(accepter.end().region());
    boolean atOnce = accepter.end().account().equals(c.caller());
    return CreationRules.firstOf(
            List.of(
                () -> CreationRules.joinable(c.id(), requester, accepter, c.facts(), c.access()),
                () ->
                    atOnce
                        ? CreationRules.activatable(requester, accepter, c.caller())
                        : Optional.empty(),
                () -> CreationRules.traffic(across, requester, c.wish().change(), c.rules())))
        .<Decision<PeeringEvent, PeeringRejection>>map(Decision::rejected)
        .orElseGet(() -> requested(c, requester, accepter, atOnce));
  }

  private static Decision<PeeringEvent, PeeringRejection> requested(
      RequestPeering c, Standing requester, Standing accepter, boolean atOnce) {
    var change = c.wish().change();
    var accounts = atOnce ? List.of(c.caller()) : List.of(c.caller(), accepter.end().account());
    var requested =
        new PeeringRequested(
            c.id(),
            requester.end(),
            accepter.end(),
            c.wish().name(),
            c.wish().description(),
            Optional.ofNullable(change.bandwidthMbps()).orElse(0),
            Optional.ofNullable(change.chargeType()).orElse(ChargeType.DAILY_PEAK),
            Optional.ofNullable(change.serviceLevel()).orElse(ServiceLevel.GOLD),
            c.now(),
            c.now().plus(c.rules().acceptanceWindow()),
            accounts);
    var events = new ArrayList<PeeringEvent>(List.of(requested));
    if (!c.wish().tags().equals(Tags.NONE)) {
      events.add(new PeeringTagged(c.id(), c.caller(), c.wish().tags(), List.of(c.caller())));
    }
    if (atOnce) {
      events.add(new PeeringAccepted(c.id(), c.caller(), accounts));
    }
    acceptedBeforehand(c.id(), c.facts(), c.now()).ifPresent(events::add);
    return acceptedAll(events);
  }

  /** By a rule of the accepter's guard; where it is not possible now, the request is pending. */
  private static Optional<PeeringEvent> acceptedBeforehand(
      PeeringConnectionId id, PeeringFacts facts, Instant now) {
    var requester = facts.requester();
    var accepter = facts.accepter();
    if (requester == null || accepter == null) {
      return Optional.empty();
    }
    var account = accepter.end().account();
    return facts
        .guard()
        .acceptedBy(requester.end(), accepter.end(), now)
        .filter(_ -> CreationRules.activatable(requester, accepter, account).isEmpty())
        .map(
            rule ->
                new PeeringAccepted(
                    id, account, rule.id(), List.of(requester.end().account(), account)));
  }

  private static Decision<PeeringEvent, PeeringRejection> accept(AcceptPeering c, Pending p) {
    var requester = c.facts().requester();
    var accepter = c.facts().accepter();
    if (requester == null || accepter == null) {
      return rejected(new NoSuchPeeringVpc(p.terms().requester().vpcId()));
    }
    return CreationRules.activatable(requester, accepter, c.caller())
        .<Decision<PeeringEvent, PeeringRejection>>map(Decision::rejected)
        .orElseGet(() -> accepted(new PeeringAccepted(c.id(), c.caller(), p.terms().accounts())));
  }

  /** Every rule of a creation holds anew: addresses and quota were free for others meanwhile. */
  private static Decision<PeeringEvent, PeeringRejection> reactivate(
      ReactivatePeering c, PeeringTerms terms, List<PeeringEvent> before) {
    var requester = c.facts().requester();
    var accepter = c.facts().accepter();
    var wrong =
        CreationRules.askable(
            terms.requester().vpcId(), terms.accepter().vpcId(), c.facts(), c.now());
    if (wrong.isPresent() || requester == null || accepter == null) {
      return rejected(wrong.orElseGet(() -> new NoSuchPeeringVpc(terms.accepter().vpcId())));
    }
    var events = new ArrayList<>(before);
    events.add(
        new PeeringReactivated(
            c.id(), c.now().plus(c.rules().acceptanceWindow()), terms.accounts()));
    acceptedBeforehand(c.id(), c.facts(), c.now()).ifPresent(events::add);
    return CreationRules.joinable(c.id(), requester, accepter, c.facts(), c.access())
        .<Decision<PeeringEvent, PeeringRejection>>map(Decision::rejected)
        .orElseGet(() -> acceptedAll(events));
  }

  private static Decision<PeeringEvent, PeeringRejection> amend(
      AmendPeering c, PeeringTerms terms) {
    return Amendments.forbidden(c, terms)
        .<Decision<PeeringEvent, PeeringRejection>>map(Decision::rejected)
        .orElseGet(() -> acceptedAll(Amendments.events(c, terms)));
  }
}
