package dev.landbridge.routing.probe;

import dev.landbridge.platform.web.ProblemMapping;
import dev.landbridge.routing.probe.NetworkProbeRejection.MeasuredInTheFuture;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchNetworkProbe;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchProbeDestination;
import dev.landbridge.routing.probe.NetworkProbeRejection.NoSuchProbeNextHop;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeDestinationInVpc;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeDestinationTaken;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeFamilyDiffers;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeNextHopMismatch;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbeQuotaExceeded;
import dev.landbridge.routing.probe.NetworkProbeRejection.ProbedSubnetQuotaExceeded;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The status of each rejection. */
@Component
class NetworkProbeProblems implements ProblemMapping<NetworkProbeRejection> {

  @Override
  public Class<NetworkProbeRejection> rejections() {
    return NetworkProbeRejection.class;
  }

  @Override
  public HttpStatus status(NetworkProbeRejection rejection) {
    return switch (rejection) {
      case NoSuchNetworkProbe _ -> HttpStatus.NOT_FOUND;
      case ProbeQuotaExceeded _, ProbedSubnetQuotaExceeded _, ProbeDestinationTaken _ ->
          HttpStatus.CONFLICT;
      case ProbeDestinationInVpc _,
          ProbeFamilyDiffers _,
          NoSuchProbeNextHop _,
          ProbeNextHopMismatch _,
          NoSuchProbeDestination _,
          MeasuredInTheFuture _ ->
          HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }
}
