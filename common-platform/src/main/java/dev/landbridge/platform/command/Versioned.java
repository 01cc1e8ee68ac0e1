package dev.landbridge.platform.command;

/** A state and the aggregate's version that it is: what an {@code ETag} names. */
public record Versioned<S>(S state, long version) {}
