package dev.landbridge.peering.connection;

import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringChargeTypeChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringDescribed;
import dev.landbridge.events.peering.PeeringEvent.PeeringRenamed;
import dev.landbridge.events.peering.PeeringEvent.PeeringServiceLevelChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.peering.connection.PeeringCommand.AmendPeering;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.BillingNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.NotTheRequester;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of a live connection: each side its own notes, the requester also what it pays for. */
final class Amendments {
  private Amendments() {}

  static Optional<PeeringRejection> forbidden(AmendPeering c, PeeringTerms terms) {
    var change = c.change();
    if (change.equals(Change.NONE)) {
      return Optional.empty();
    }
    if (!terms.isRequester(c.caller())) {
      return Optional.of(new NotTheRequester(c.caller()));
    }
    var mbps = change.bandwidthMbps();
    if (!terms.isAcrossRegions()) {
      return mbps != null && mbps != 0
          ? Optional.of(new BandwidthNotSettable(terms.requester().region()))
          : billingWithinRegion(change, terms);
    }
    return mbps == null || mbps == terms.traffic().bandwidthMbps()
        ? Optional.empty()
        : CreationRules.tier(mbps, c.rules());
  }

  private static Optional<PeeringRejection> billingWithinRegion(Change change, PeeringTerms terms) {
    return change.chargeType() == null && change.serviceLevel() == null
        ? Optional.empty()
        : Optional.of(new BillingNotSettable(terms.requester().region()));
  }

  static List<PeeringEvent> events(AmendPeering c, PeeringTerms terms) {
    var events = new ArrayList<PeeringEvent>();
    var notes = terms.notesOf(c.caller());
    var side = List.of(c.caller());
    if (c.name() != null && !c.name().equals(notes.name())) {
      events.add(new PeeringRenamed(c.id(), c.name(), side));
    }
    if (c.description() != null && !c.description().equals(notes.description())) {
      events.add(new PeeringDescribed(c.id(), c.description(), side));
    }
    if (c.tags() != null && !c.tags().equals(notes.tags())) {
      events.add(new PeeringTagged(c.id(), c.caller(), c.tags(), side));
    }
    events.addAll(traffic(c, terms));
    return events;
  }

  private static List<PeeringEvent> traffic(AmendPeering c, PeeringTerms terms) {
    var events = new ArrayList<PeeringEvent>();
    var change = c.change();
    var is = terms.traffic();
    var mbps = change.bandwidthMbps();
    if (mbps != null && mbps != is.bandwidthMbps()) {
      events.add(new PeeringBandwidthChanged(c.id(), mbps, terms.accounts()));
    }
    if (change.chargeType() != null && change.chargeType() != is.chargeType()) {
      events.add(new PeeringChargeTypeChanged(c.id(), change.chargeType(), terms.accounts()));
    }
    if (change.serviceLevel() != null && change.serviceLevel() != is.serviceLevel()) {
      events.add(new PeeringServiceLevelChanged(c.id(), change.serviceLevel(), terms.accounts()));
    }
    return events;
  }
}
