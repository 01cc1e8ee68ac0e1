package dev.landbridge.platform.sample;

sealed interface SampleState {
  record None() implements SampleState {}

  record Open(String name, int renamed) implements SampleState {}
}
