package dev.landbridge.platform.log;

import java.time.Instant;

/**
 * What travels beside an event of another service.
 *
 * @param id the event's own; the same however often it arrives
 * @param type the CloudEvents type, {@code dev.landbridge.peering.PeeringRequested.v1}
 * @param sequence the aggregate's version that it is
 * @param position its global index in the store it comes from
 */
public record EventEnvelope(
    String id,
    String type,
    Instant time,
    String subject,
    long sequence,
    long position,
    String correlationId,
    String actor,
    String traceParent) {}
