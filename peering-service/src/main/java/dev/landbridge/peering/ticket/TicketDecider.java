package dev.landbridge.peering.ticket;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.TicketEvent;
import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketEvent.TicketOpened;
import dev.landbridge.events.peering.TicketEvent.TicketRefused;
import dev.landbridge.events.peering.TicketEvent.TicketWithdrawn;
import dev.landbridge.events.peering.TicketSubject;
import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.peering.ticket.Ticket.Approved;
import dev.landbridge.peering.ticket.Ticket.None;
import dev.landbridge.peering.ticket.Ticket.Open;
import dev.landbridge.peering.ticket.Ticket.Refused;
import dev.landbridge.peering.ticket.Ticket.Request;
import dev.landbridge.peering.ticket.Ticket.Withdrawn;
import dev.landbridge.peering.ticket.TicketCommand.ApproveTicket;
import dev.landbridge.peering.ticket.TicketCommand.OpenTicket;
import dev.landbridge.peering.ticket.TicketCommand.RefuseTicket;
import dev.landbridge.peering.ticket.TicketCommand.WithdrawTicket;
import dev.landbridge.peering.ticket.TicketFacts.Connection;
import dev.landbridge.peering.ticket.TicketFacts.Limit;
import dev.landbridge.peering.ticket.TicketFacts.NoConnection;
import dev.landbridge.peering.ticket.TicketFacts.Regions;
import dev.landbridge.peering.ticket.TicketRejection.BandwidthNotSettable;
import dev.landbridge.peering.ticket.TicketRejection.BandwidthOutOfRange;
import dev.landbridge.peering.ticket.TicketRejection.ClassicAlreadyJoined;
import dev.landbridge.peering.ticket.TicketRejection.ClassicNotOffered;
import dev.landbridge.peering.ticket.TicketRejection.ConnectionEnded;
import dev.landbridge.peering.ticket.TicketRejection.LimitOutOfRange;
import dev.landbridge.peering.ticket.TicketRejection.NoSuchConnection;
import dev.landbridge.peering.ticket.TicketRejection.NoSuchTicket;
import dev.landbridge.peering.ticket.TicketRejection.NotTheRequester;
import dev.landbridge.peering.ticket.TicketRejection.SameRegion;
import dev.landbridge.peering.ticket.TicketRejection.TicketClosed;
import dev.landbridge.peering.ticket.TicketRejection.TicketQuotaExceeded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What may be asked of the operator, and how a ticket ends. */
final class TicketDecider {
  private TicketDecider() {}

  private record Situation(Ticket state, TicketCommand command) {}

  private record Matter(TicketSubject asked, TicketFacts facts) {}

  static Decision<TicketEvent, TicketRejection> decide(TicketCommand command, Ticket state) {
    return switch (new Situation(state, command)) {
      case Situation(None _, OpenTicket c) ->
          forbidden(c)
              .<Decision<TicketEvent, TicketRejection>>map(Decision::rejected)
              .orElseGet(() -> accepted(opened(c)));
      case Situation(None _, var c) -> rejected(new NoSuchTicket(c.id()));
      case Situation(var s, WithdrawTicket c) when !request(s).openedBy().equals(c.caller()) ->
          rejected(new NoSuchTicket(c.id()));
      case Situation(Open o, ApproveTicket c) -> accepted(approved(c, o.request()));
      case Situation(Approved _, ApproveTicket _) -> accepted(); // a repeat: already so
      case Situation(Open o, RefuseTicket c) ->
          accepted(new TicketRefused(c.id(), c.reason(), List.of(o.request().openedBy())));
      case Situation(Refused _, RefuseTicket _) -> accepted();
      case Situation(Open _, WithdrawTicket c) ->
          accepted(new TicketWithdrawn(c.id(), List.of(c.caller())));
      case Situation(Withdrawn _, WithdrawTicket _) -> accepted();
      case Situation(var s, var c) -> rejected(new TicketClosed(c.id(), s.status()));
    };
  }

  private static Request request(Ticket state) {
    return state.known().orElseThrow();
  }

  private static TicketOpened opened(OpenTicket c) {
    return new TicketOpened(c.id(), c.caller(), c.asked(), c.reason(), List.of(c.caller()));
  }

  private static TicketApproved approved(ApproveTicket c, Request request) {
    return new TicketApproved(
        c.id(), request.openedBy(), request.asked(), c.note(), List.of(request.openedBy()));
  }

  private static Optional<TicketRejection> forbidden(OpenTicket c) {
    return Optional.ofNullable(
        switch (new Matter(c.asked(), c.facts())) {
          case Matter(HigherBandwidth a, NoConnection _) -> new NoSuchConnection(a.connectionId());
          case Matter(HigherBandwidth _, Connection f) when !f.requester().equals(c.caller()) ->
              new NotTheRequester(c.caller());
          case Matter(HigherBandwidth a, Connection f) when !f.live() ->
              new ConnectionEnded(a.connectionId());
          case Matter(HigherBandwidth a, Connection f) when !f.acrossRegions() ->
              new BandwidthNotSettable(a.connectionId());
          case Matter(HigherBandwidth a, Connection f)
              when a.bandwidthMbps() <= f.bounds().largestTierMbps()
                  || a.bandwidthMbps() > f.bounds().ceilingMbps() ->
              new BandwidthOutOfRange(
                  a.bandwidthMbps(), f.bounds().largestTierMbps(), f.bounds().ceilingMbps());
          case Matter(HigherQuota a, Limit f) when a.limit() <= f.limit() || a.limit() > f.most() ->
              new LimitOutOfRange(a.limit(), f.limit(), f.most());
          case Matter(OpenClassicInterconnect a, Regions _) when a.local().equals(a.remote()) ->
              new SameRegion(a.local());
          case Matter(OpenClassicInterconnect a, Regions f) when !f.localOffered() ->
              new ClassicNotOffered(a.local());
          case Matter(OpenClassicInterconnect a, Regions f) when !f.remoteOffered() ->
              new ClassicNotOffered(a.remote());
          case Matter(OpenClassicInterconnect a, Regions f) when f.joined() ->
              new ClassicAlreadyJoined(a.local(), a.remote());
          case Matter(OpenClassicInterconnect a, Regions f)
              when a.bandwidthMbps() < 1 || a.bandwidthMbps() > f.ceilingMbps() ->
              new BandwidthOutOfRange(a.bandwidthMbps(), 0, f.ceilingMbps());
          case Matter(var _, var _) when c.open() >= c.limit() ->
              new TicketQuotaExceeded(Quota.OPEN_TICKETS_PER_ACCOUNT, c.limit());
          case Matter(var _, var _) -> null;
        });
  }

  static Ticket evolve(Ticket state, TicketEvent event, Instant at) {
    return switch (event) {
      case TicketOpened e -> new Open(new Request(e.id(), e.openedBy(), e.asked(), e.reason(), at));
      case TicketApproved e ->
          state.known().<Ticket>map(request -> new Approved(request, e.note())).orElse(state);
      case TicketRefused e ->
          state.known().<Ticket>map(request -> new Refused(request, e.reason())).orElse(state);
      case TicketWithdrawn _ -> state.known().<Ticket>map(Withdrawn::new).orElse(state);
    };
  }
}
