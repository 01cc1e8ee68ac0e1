package dev.landbridge.peering.ticket;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject;
import dev.landbridge.events.peering.TicketSubject.HigherBandwidth;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.TicketSubject.OpenClassicInterconnect;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.peering.region.RegionAccess;
import dev.landbridge.peering.region.RegionCatalogue;
import dev.landbridge.peering.ticket.TicketCommand.OpenTicket;
import dev.landbridge.peering.ticket.TicketController.OpenRequest;
import dev.landbridge.peering.ticket.TicketFacts.Bounds;
import dev.landbridge.peering.ticket.TicketFacts.Limit;
import dev.landbridge.peering.ticket.TicketFacts.Regions;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.web.MalformedRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a request for a ticket asks, and the facts to judge it by. */
@Component
class TicketSubjects {
  private static final int MOST_LIMIT = 100_000;

  private final TicketRegister register;
  private final QuotaRegister quotas;
  private final RegionCatalogue regions;
  private final PeeringSettings settings;
  private final IdSource ids;

  TicketSubjects(
      TicketRegister register,
      QuotaRegister quotas,
      RegionCatalogue regions,
      PeeringSettings settings,
      IdSource ids) {
    this.register = register;
    this.quotas = quotas;
    this.regions = regions;
    this.settings = settings;
    this.ids = ids;
  }

  /** The command with the facts at hand, read under the lock of the account. */
  OpenTicket opening(TicketId id, AccountId account, OpenRequest body) {
    var asked = subject(body);
    quotas.lock(Stream.of(account.text()));
    return new OpenTicket(
        id,
        account,
        asked,
        body.reason().text(),
        facts(asked, account),
        quotas.used(account.text(), Quota.OPEN_TICKETS_PER_ACCOUNT),
        quotas.limit(account, Quota.OPEN_TICKETS_PER_ACCOUNT));
  }

  private TicketSubject subject(OpenRequest body) {
    return switch (body.kind()) {
      case HIGHER_BANDWIDTH ->
          new HigherBandwidth(
              needed("/connectionId", body.connectionId()),
              needed("/bandwidthMbps", body.bandwidthMbps()));
      case HIGHER_QUOTA ->
          new HigherQuota(needed("/quota", body.quota()), needed("/limit", body.limit()));
      case CLASSIC_INTERCONNECT ->
          new OpenClassicInterconnect(
              ids.next(ClassicInterconnectId::parse, ClassicInterconnectId.PREFIX),
              needed("/localRegion", body.localRegion()),
              needed("/remoteRegion", body.remoteRegion()),
              needed("/bandwidthMbps", body.bandwidthMbps()));
    };
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw new MalformedRequest(field, "Expected a value for this kind of ticket");
    }
    return value;
  }

  private TicketFacts facts(TicketSubject asked, AccountId account) {
    return switch (asked) {
      case HigherBandwidth a ->
          register.connection(
              a.connectionId(),
              account,
              new Bounds(settings.bandwidthTiersMbps().getLast(), settings.ticketCeilingMbps()));
      case HigherQuota a -> new Limit(quotas.limit(account, a.quota()), MOST_LIMIT);
      case OpenClassicInterconnect a ->
          new Regions(
              offered(account, a.local()),
              offered(account, a.remote()),
              register.joined(account, a.local(), a.remote()),
              settings.ticketCeilingMbps());
    };
  }

  private boolean offered(AccountId account, Region region) {
    return regions.hasClassicInterconnect(region)
        && regions.access(account, region) == RegionAccess.OPEN;
  }
}
