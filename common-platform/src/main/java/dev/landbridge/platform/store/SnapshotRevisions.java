package dev.landbridge.platform.store;

import dev.landbridge.platform.command.AggregateType;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;

/**
 * Passes over snapshots that a version with another shape of the state has written: read as they
 * are, what they lack would silently be nothing. The events then tell the state, and a new snapshot
 * follows.
 */
final class SnapshotRevisions implements SnapshotFilter {
  private final Map<String, String> revisionByClass;

  SnapshotRevisions(Collection<AggregateType<?>> aggregates) {
    this.revisionByClass =
        aggregates.stream()
            .collect(
                Collectors.toMap(each -> each.type().getName(), AggregateType::snapshotRevision));
  }

  /** Empty for what is no aggregate. */
  Optional<String> of(Class<?> type) {
    return Optional.ofNullable(revisionByClass.get(type.getName()));
  }

  @Override
  public boolean test(DomainEventData<?> snapshot) {
    var type = snapshot.getPayload().getType();
    var current = revisionByClass.get(type.getName());
    return current != null && current.equals(type.getRevision());
  }
}
