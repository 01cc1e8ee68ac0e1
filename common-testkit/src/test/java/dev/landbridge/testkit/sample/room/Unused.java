package dev.landbridge.testkit.sample.room;

/** Public, although nobody outside the room uses it. */
public record Unused(int number) {}
