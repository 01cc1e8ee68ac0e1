package dev.landbridge.platform.log;

/** CloudEvents extensions of our records, beside the standard attributes. */
final class LogHeaders {
  static final String SEQUENCE = "sequence";
  static final String POSITION = "position";
  static final String ACCOUNT_ID = "accountid";
  static final String SOURCE_PREFIX = "landbridge/";

  private LogHeaders() {}
}
