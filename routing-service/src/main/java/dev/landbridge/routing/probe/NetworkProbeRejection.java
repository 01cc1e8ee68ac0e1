package dev.landbridge.routing.probe;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NetworkProbeId;
import java.time.Instant;
import java.util.Map;

/** Why a network probe refuses. */
sealed interface NetworkProbeRejection extends Rejection {

  record NoSuchNetworkProbe(NetworkProbeId id) implements NetworkProbeRejection {
    @Override
    public String code() {
      return "no-such-network-probe";
    }

    @Override
    public String detail() {
      return "There is no network probe " + id + ".";
    }
  }

  record ProbeQuotaExceeded(VpcId vpcId, int limit) implements NetworkProbeRejection {
    @Override
    public String code() {
      return "probe-quota-exceeded";
    }

    @Override
    public String detail() {
      return vpcId + " has its " + limit + " network probes.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("limit", limit);
    }
  }

  record ProbedSubnetQuotaExceeded(VpcId vpcId, int limit) implements NetworkProbeRejection {
    @Override
    public String code() {
      return "probed-subnet-quota-exceeded";
    }

    @Override
    public String detail() {
      return limit + " subnets of " + vpcId + " have network probes; no other may.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("limit", limit);
    }
  }

  record ProbeDestinationInVpc(IpAddress destination, CidrBlock own)
      implements NetworkProbeRejection {
    @Override
    public String code() {
      return "probe-destination-in-vpc";
    }

    @Override
    public String detail() {
      return destination + " lies in " + own + " of the probe's own VPC.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", own);
    }
  }

  record ProbeDestinationTaken(IpAddress destination, SubnetId subnetId)
      implements NetworkProbeRejection {
    @Override
    public String code() {
      return "probe-destination-taken";
    }

    @Override
    public String detail() {
      return "Another network probe of " + subnetId + " measures " + destination + " already.";
    }
  }

  record ProbeFamilyDiffers(IpAddress destination, CidrBlock subnet)
      implements NetworkProbeRejection {
    @Override
    public String code() {
      return "address-families-differ";
    }

    @Override
    public String detail() {
      return "Expected an address of the family of " + subnet + ", but got " + destination + ".";
    }
  }

  record NoSuchProbeNextHop(String nextHopId) implements NetworkProbeRejection {
    @Override
    public String code() {
      return "no-such-next-hop";
    }

    @Override
    public String detail() {
      return "The VPC of this network probe has no next hop " + nextHopId + ".";
    }
  }

  record ProbeNextHopMismatch(String nextHopId) implements NetworkProbeRejection {
    @Override
    public String code() {
      return "probe-next-hop-mismatch";
    }

    @Override
    public String detail() {
      return "The next hop " + nextHopId + " does not lead to the destinations.";
    }
  }

  record NoSuchProbeDestination(NetworkProbeId id, IpAddress destination)
      implements NetworkProbeRejection {
    @Override
    public String code() {
      return "no-such-probe-destination";
    }

    @Override
    public String detail() {
      return "Network probe " + id + " does not measure " + destination + ".";
    }
  }

  record MeasuredInTheFuture(Instant measuredAt) implements NetworkProbeRejection {
    @Override
    public String code() {
      return "measured-in-the-future";
    }

    @Override
    public String detail() {
      return "Expected a measurement of the past, but it is of " + measuredAt + ".";
    }
  }
}
