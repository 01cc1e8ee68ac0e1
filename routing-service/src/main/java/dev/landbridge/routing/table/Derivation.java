package dev.landbridge.routing.table;

/** What a route follows from; what follows from something is not stored, and nobody writes it. */
public enum Derivation {
  /** Nothing: somebody wrote it. */
  NONE,
  /** A CIDR block of the table's own VPC. */
  LOCAL,
  /** A network probe. */
  PROBE
}
