package dev.landbridge.platform.store;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** What one unit of work has appended: the newest global index of each aggregate. */
public final class Appended {
  private static final String RESOURCE = Appended.class.getName();
  private final Map<String, Long> newestByAggregate = new LinkedHashMap<>();
  private final Map<String, Long> firstByAggregate = new HashMap<>();

  public static Appended in(UnitOfWork<?> root) {
    return root.getOrComputeResource(RESOURCE, _ -> new Appended());
  }

  void add(String aggregateId, long sequence, long globalIndex) {
    firstByAggregate.merge(aggregateId, sequence, Math::min);
    newestByAggregate.merge(aggregateId, globalIndex, Math::max);
  }

  /** Whether the first event appended to the aggregate comes right after this one. */
  boolean follows(String aggregateId, long sequence) {
    return firstByAggregate.getOrDefault(aggregateId, -1L) == sequence + 1;
  }

  boolean isEmpty() {
    return newestByAggregate.isEmpty();
  }

  public Map<String, Long> newestByAggregate() {
    return Map.copyOf(newestByAggregate);
  }
}
