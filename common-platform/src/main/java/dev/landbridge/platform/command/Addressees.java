package dev.landbridge.platform.command;

import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Which aggregates hold the effect of one unit of work, whether or not it made an event. */
public final class Addressees {
  private static final String RESOURCE = Addressees.class.getName();
  private final Set<String> ids = new LinkedHashSet<>();

  public static Addressees in(UnitOfWork<?> root) {
    return root.getOrComputeResource(RESOURCE, _ -> new Addressees());
  }

  void add(String aggregateId) {
    ids.add(aggregateId);
  }

  public Set<String> ids() {
    return Set.copyOf(ids);
  }
}
