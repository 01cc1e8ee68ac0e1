package dev.landbridge.platform.projection;

import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.EventLogEngine;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Hands events to projections: their effects and their progress commit together. */
final class EventFeed {
  /** Enough to amortise a commit over a replay. */
  static final int BATCH = 500;

  private final EventLogEngine store;
  private final CommittedWork work;
  private final ProjectionProgress progress;
  private final ProjectionWrites writes;

  /** Another instance was faster. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super(
          "Expected the projections to stand where they were, but they do not", null, false, false);
    }
  }

  EventFeed(
      EventLogEngine store,
      CommittedWork work,
      ProjectionProgress progress,
      ProjectionWrites writes) {
    this.store = store;
    this.work = work;
    this.progress = progress;
    this.writes = writes;
  }

  /** The events after {@code from}, up to {@code last} at most. */
  List<TrackedEventMessage<?>> read(long from, long last) {
    return store.after(from, BATCH).stream().filter(event -> position(event) <= last).toList();
  }

  static long position(TrackedEventMessage<?> event) {
    return event.trackingToken().position().orElseThrow();
  }

  /** All of them stand at {@code from}; where they do not any more, nothing happens. */
  void give(Collection<EventHandlers> projections, long from, List<TrackedEventMessage<?>> events) {
    var names = projections.stream().map(EventHandlers::name).sorted().toList();
    long to = position(events.getLast());
    try {
      work.run(
          Map.of(),
          () -> {
            if (!progress.advance(names, from, to)) {
              throw new Overtaken();
            }
            writes.together(() -> events.forEach(event -> give(projections, event)));
          });
      progress.note(names, to);
    } catch (Overtaken elsewhere) {
      progress.read(names);
    }
  }

  private void give(Collection<EventHandlers> projections, TrackedEventMessage<?> event) {
    for (var projection : projections) {
      if (projection.wants(event.getPayloadType())) {
        work.runPart(event, () -> projection.handle(event));
      }
    }
  }

  void replay(EventHandlers projection) {
    work.run(
        Map.of(),
        () -> {
          progress.restart(projection.name()); // and waits for a batch under way, wherever
          projection.reset();
        });
    progress.note(List.of(projection.name()), 0);
  }
}
