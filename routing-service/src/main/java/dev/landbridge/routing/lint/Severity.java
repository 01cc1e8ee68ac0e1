package dev.landbridge.routing.lint;

/** How bad a finding is. */
enum Severity {
  /** Packets are lost. */
  ERROR(1),
  /** Packets go, or soon will go, where nobody may expect it. */
  WARNING(2),
  INFO(3);

  private final long rank;

  Severity(long rank) {
    this.rank = rank;
  }

  /** What comes first in lists has the smallest. */
  long rank() {
    return rank;
  }
}
