package dev.landbridge.platform.log;

import java.util.HashMap;
import java.util.Map;

/** The last position on each partition when a relay took over: up to there, all is published. */
final class PublishedPositions {
  private final Map<Integer, Long> lastByPartition;

  PublishedPositions(Map<Integer, Long> lastByPartition) {
    this.lastByPartition = new HashMap<>(lastByPartition);
  }

  boolean isNew(int partition, long position) {
    return position > lastByPartition.getOrDefault(partition, 0L);
  }
}
