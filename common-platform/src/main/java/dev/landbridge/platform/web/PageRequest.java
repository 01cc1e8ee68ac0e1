package dev.landbridge.platform.web;

/** Which page of a list: the entries whose position comes after {@code after}, so many at most. */
public record PageRequest(int limit, long after) {
  static final int STANDARD = 20;
  static final int MOST = 100;
}
