package dev.landbridge.events.routing;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to one network probe. */
public sealed interface NetworkProbeEvent extends DomainEvent {
  NetworkProbeId id();

  @Override
  default String subject() {
    return id().text();
  }

  /**
   * From a subnet to one or two addresses.
   *
   * @param nextHop what the probe's packets take; none: what the subnet's route table says
   */
  record NetworkProbeDefined(
      NetworkProbeId id,
      VpcId vpcId,
      SubnetId subnetId,
      AccountId owner,
      String name,
      String description,
      List<IpAddress> destinations,
      @Nullable NextHop nextHop,
      List<AccountId> accounts)
      implements NetworkProbeEvent {
    public NetworkProbeDefined {
      destinations = List.copyOf(destinations);
    }
  }

  /** The whole definition, as it is now. */
  record NetworkProbeChanged(
      NetworkProbeId id,
      String name,
      String description,
      List<IpAddress> destinations,
      @Nullable NextHop nextHop,
      List<AccountId> accounts)
      implements NetworkProbeEvent {
    public NetworkProbeChanged {
      destinations = List.copyOf(destinations);
    }
  }

  /** Its owner removed it, or its subnet is gone. */
  record NetworkProbeRemoved(NetworkProbeId id, List<AccountId> accounts)
      implements NetworkProbeEvent {}

  /** Whoever measures told what came out. */
  record NetworkProbeReported(
      NetworkProbeId id, Instant measuredAt, List<ProbeResult> results, List<AccountId> accounts)
      implements NetworkProbeEvent {
    public NetworkProbeReported {
      results = List.copyOf(results);
    }
  }
}
