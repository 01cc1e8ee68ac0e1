package dev.landbridge.events.peering;

/** The service level of a cross-region connection. */
public enum ServiceLevel {
  PLATINUM,
  GOLD,
  SILVER
}
