package dev.landbridge.peering;

/** An entry of a list, and the place in the log that orders it. */
public record Positioned<T>(T item, long position) {}
