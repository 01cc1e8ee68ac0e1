package dev.landbridge.peering.region;

/** What an account may do in a region. */
public enum RegionAccess {
  OPEN,
  /** It exists, for others. */
  CLOSED,
  UNKNOWN
}
