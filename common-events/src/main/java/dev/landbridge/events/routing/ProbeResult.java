package dev.landbridge.events.routing;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import org.jspecify.annotations.Nullable;

/**
 * What was measured to one address.
 *
 * @param delayMs round trip; 0 where nothing came back
 * @param peeringConnectionId the connection that the path used, if any
 */
public record ProbeResult(
    IpAddress destination,
    ProbeState state,
    double delayMs,
    double packetLossPercent,
    @Nullable PeeringConnectionId peeringConnectionId) {}
