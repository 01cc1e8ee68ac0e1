package dev.landbridge.routing.probe;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NetworkProbeId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import java.time.Instant;

/**
 * The route of a probe with a next hop to one of its destinations. It follows from the probe and
 * from the table that its subnet uses now; nobody writes it.
 *
 * @param place where it stands in lists
 */
public record ProbeRoute(
    RouteId id,
    RouteTableId routeTableId,
    NetworkProbeId probeId,
    CidrBlock destination,
    NextHop nextHop,
    long place,
    Instant since) {}
