package dev.landbridge.routing.lint;

/** What can be found; names are API, listed in docs/api/findings.md. */
enum FindingCode {
  ONE_SIDED_ROUTES(Severity.ERROR),
  BLACKHOLE_ROUTE(Severity.ERROR),
  ASYMMETRIC_PATH(Severity.WARNING),
  ROUTE_TO_INACTIVE_CONNECTION(Severity.WARNING),
  SHADOWED_ROUTE(Severity.WARNING),
  UNUSED_CONNECTION(Severity.WARNING),
  OVERLAPPING_PEER_RANGES(Severity.WARNING),
  OVERLAPPING_LEARNED_RANGES(Severity.WARNING),
  CONNECTION_ABOUT_TO_EXPIRE(Severity.WARNING),
  PARTLY_SHADOWED_ROUTE(Severity.INFO),
  DISABLED_ROUTE_WOULD_WIN(Severity.INFO),
  MAIN_TABLE_SERVES_ALL(Severity.INFO),
  DUPLICATE_ROUTE_TABLE(Severity.INFO),
  UNUSED_ROUTE_TABLE(Severity.INFO);

  private final Severity severity;

  FindingCode(Severity severity) {
    this.severity = severity;
  }

  Severity severity() {
    return severity;
  }
}
