package dev.landbridge.peering.ticket;

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
import dev.landbridge.platform.web.ProblemMapping;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class TicketProblems implements ProblemMapping<TicketRejection> {
  @Override
  public Class<TicketRejection> rejections() {
    return TicketRejection.class;
  }

  @Override
  public HttpStatus status(TicketRejection rejection) {
    return switch (rejection) {
      case NoSuchTicket _, NoSuchConnection _ -> HttpStatus.NOT_FOUND;
      case NotTheRequester _ -> HttpStatus.FORBIDDEN;
      case BandwidthNotSettable _,
          BandwidthOutOfRange _,
          LimitOutOfRange _,
          SameRegion _,
          ClassicNotOffered _ ->
          HttpStatus.UNPROCESSABLE_CONTENT;
      case ConnectionEnded _, ClassicAlreadyJoined _, TicketClosed _, TicketQuotaExceeded _ ->
          HttpStatus.CONFLICT;
    };
  }
}
