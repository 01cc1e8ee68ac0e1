package dev.landbridge.events.peering;

/** How a cross-region connection is billed. */
public enum ChargeType {
  DAILY_PEAK,
  MONTHLY_95TH_PERCENTILE
}
