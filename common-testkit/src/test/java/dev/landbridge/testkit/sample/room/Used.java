package dev.landbridge.testkit.sample.room;

/** Public, because another room uses it. */
public record Used(int number) {}
