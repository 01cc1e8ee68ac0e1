package dev.landbridge.events.peering;

/** Who may ask for connections to the VPCs of a guarded account. */
public enum GuardPolicy {
  /** Everybody who is not denied. */
  OPEN,
  /** Those who are allowed by name, and what an acceptance rule lets in. */
  LISTED_ONLY
}
