package dev.landbridge.routing.probe;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NextHop;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a probe measures.
 *
 * @param nextHop absent: what the route table of the subnet says
 */
record ProbeDefinition(
    String name, String description, List<IpAddress> destinations, @Nullable NextHop nextHop) {
  ProbeDefinition {
    destinations = List.copyOf(destinations);
  }

  /** Whether results of the one are results of the other. */
  boolean measuresLike(ProbeDefinition other) {
    return destinations.equals(other.destinations) && Objects.equals(nextHop, other.nextHop);
  }
}
