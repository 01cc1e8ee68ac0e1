package dev.landbridge.events;

import java.util.Map;

/** A rule that was broken, told to the caller; rooms have a sealed set of them each. */
public interface Rejection {

  /** Stable and kebab-case; a page of the documentation bears the same name. */
  String code();

  /** One sentence with the caller's own values. */
  String detail();

  /** Further members of the problem document, such as the conflicting CIDR block. */
  default Map<String, Object> values() {
    return Map.of();
  }
}
