package dev.landbridge.platform.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** What one unit of work has appended: the newest global index of each aggregate. */
public final class Appended {
  private static final String RESOURCE = Appended.class.getName();
  private final Map<String, Long> newestByAggregate = new LinkedHashMap<>();

  public static Appended in(UnitOfWork<?> root) {
    return root.getOrComputeResource(RESOURCE, _ -> new Appended());
  }

  void add(String aggregateId, long globalIndex) {
    newestByAggregate.merge(aggregateId, globalIndex, Math::max);
  }

  boolean isEmpty() {
    return newestByAggregate.isEmpty();
  }

  public Map<String, Long> newestByAggregate() {
    return Map.copyOf(newestByAggregate);
  }
}
