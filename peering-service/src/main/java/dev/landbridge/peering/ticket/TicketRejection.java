package dev.landbridge.peering.ticket;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.TicketId;
import java.util.Locale;
import java.util.Map;

/** Why something about a ticket is not possible. */
sealed interface TicketRejection extends Rejection {

  /** Unknown, or nothing of the caller's: the two look the same. */
  record NoSuchTicket(TicketId id) implements TicketRejection {
    @Override
    public String code() {
      return "no-such-ticket";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such ticket";
    }
  }

  record NoSuchConnection(PeeringConnectionId id) implements TicketRejection {
    @Override
    public String code() {
      return "no-such-peering-connection";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such peering connection";
    }
  }

  record NotTheRequester(AccountId caller) implements TicketRejection {
    @Override
    public String code() {
      return "not-the-requester";
    }

    @Override
    public String detail() {
      return "Expected the requester's account, but got " + caller;
    }
  }

  record ConnectionEnded(PeeringConnectionId id) implements TicketRejection {
    @Override
    public String code() {
      return "not-possible-in-state";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to be pending or active, but it has ended";
    }
  }

  record BandwidthNotSettable(PeeringConnectionId id) implements TicketRejection {
    @Override
    public String code() {
      return "bandwidth-not-settable";
    }

    @Override
    public String detail() {
      return "Expected a connection across regions, but " + id + " is within one";
    }
  }

  /** What is within the tiers needs no ticket, and not everything can be had with one. */
  record BandwidthOutOfRange(int askedMbps, int above, int atMost) implements TicketRejection {
    @Override
    public String code() {
      return "ticket-bandwidth-out-of-range";
    }

    @Override
    public String detail() {
      return "Expected more than %d and at most %d Mbit/s, but got %d"
          .formatted(above, atMost, askedMbps);
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("aboveMbps", above, "atMostMbps", atMost);
    }
  }

  record LimitOutOfRange(int asked, int above, int atMost) implements TicketRejection {
    @Override
    public String code() {
      return "ticket-limit-out-of-range";
    }

    @Override
    public String detail() {
      return "Expected a limit of more than %d and at most %d, but got %d"
          .formatted(above, atMost, asked);
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("above", above, "atMost", atMost);
    }
  }

  record SameRegion(Region region) implements TicketRejection {
    @Override
    public String code() {
      return "same-region";
    }

    @Override
    public String detail() {
      return "Expected two regions, but both are " + region;
    }
  }

  record ClassicNotOffered(Region region) implements TicketRejection {
    @Override
    public String code() {
      return "classic-interconnect-not-offered";
    }

    @Override
    public String detail() {
      return "Expected a region whose classic network can be joined, but got " + region;
    }
  }

  record ClassicAlreadyJoined(Region local, Region remote) implements TicketRejection {
    @Override
    public String code() {
      return "classic-interconnect-already-exists";
    }

    @Override
    public String detail() {
      return "Expected no classic interconnect between %s and %s, but there is one"
          .formatted(local, remote);
    }
  }

  record TicketClosed(TicketId id, TicketStatus state) implements TicketRejection {
    @Override
    public String code() {
      return "ticket-closed";
    }

    @Override
    public String detail() {
      return "Expected ticket %s to be open, but it is %s"
          .formatted(id, state.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("state", state);
    }
  }

  record TicketQuotaExceeded(Quota quota, int limit) implements TicketRejection {
    @Override
    public String code() {
      return "quota-exceeded";
    }

    @Override
    public String detail() {
      return "Expected at most " + limit + " open tickets, and there are as many";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("quota", quota, "limit", limit);
    }
  }
}
