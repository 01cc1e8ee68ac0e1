package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a question; both directions must be open for an answer to come back. */
record PathAnalysis(boolean reachable, Direction forward, @JsonProperty("return") Direction back) {

  static PathAnalysis of(Direction forward, Direction back) {
    return new PathAnalysis(forward.isOpen() && back.isOpen(), forward, back);
  }
}
