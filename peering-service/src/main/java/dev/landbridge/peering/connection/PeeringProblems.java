package dev.landbridge.peering.connection;

import dev.landbridge.peering.connection.PeeringRejection.AcceptanceWindowClosed;
import dev.landbridge.peering.connection.PeeringRejection.ActiveQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNeedsTicket;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthRequired;
import dev.landbridge.peering.connection.PeeringRejection.BillingNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchBandwidthTier;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringConnection;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringVpc;
import dev.landbridge.peering.connection.PeeringRejection.NotPossibleIn;
import dev.landbridge.peering.connection.PeeringRejection.NotTheAccepter;
import dev.landbridge.peering.connection.PeeringRejection.NotTheRequester;
import dev.landbridge.peering.connection.PeeringRejection.OverlapsOtherPeer;
import dev.landbridge.peering.connection.PeeringRejection.PeerQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeeringAlreadyExists;
import dev.landbridge.peering.connection.PeeringRejection.PeeringQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeersOverlap;
import dev.landbridge.peering.connection.PeeringRejection.RegionNotAllowed;
import dev.landbridge.peering.connection.PeeringRejection.RegionsNotConnected;
import dev.landbridge.peering.connection.PeeringRejection.SameVpc;
import dev.landbridge.peering.connection.PeeringRejection.VpcsOverlap;
import dev.landbridge.platform.web.ProblemMapping;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class PeeringProblems implements ProblemMapping<PeeringRejection> {
  @Override
  public Class<PeeringRejection> rejections() {
    return PeeringRejection.class;
  }

  @Override
  public HttpStatus status(PeeringRejection rejection) {
    return switch (rejection) {
      case NoSuchPeeringConnection _, NoSuchPeeringVpc _ -> HttpStatus.NOT_FOUND;
      case NotTheAccepter _, NotTheRequester _, RegionNotAllowed _, RegionsNotConnected _ ->
          HttpStatus.FORBIDDEN;
      case SameVpc _,
          BandwidthRequired _,
          NoSuchBandwidthTier _,
          BandwidthNeedsTicket _,
          BandwidthNotSettable _,
          BillingNotSettable _ ->
          HttpStatus.UNPROCESSABLE_CONTENT;
      case PeersOverlap _,
          VpcsOverlap _,
          OverlapsOtherPeer _,
          PeeringAlreadyExists _,
          PeeringQuotaExceeded _,
          ActiveQuotaExceeded _,
          PeerQuotaExceeded _,
          AcceptanceWindowClosed _,
          NotPossibleIn _ ->
          HttpStatus.CONFLICT;
    };
  }
}
