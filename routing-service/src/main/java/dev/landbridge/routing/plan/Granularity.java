package dev.landbridge.routing.plan;

/** What the routes of a plan lead to. */
enum Granularity {
  /** Each subnet of the peer. */
  SUBNET,
  /** Each CIDR block of the peer. */
  VPC
}
