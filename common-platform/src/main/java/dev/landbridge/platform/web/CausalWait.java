package dev.landbridge.platform.web;

import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.log.Inbox;
import dev.landbridge.platform.projection.ProjectionProgress;
import dev.landbridge.platform.projection.Projections;
import dev.landbridge.platform.store.EventTail;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpStatus;

/**
 * Lets a request wait until this service has caught up with what its caller has already seen:
 * events of other contexts have taken effect, and, for a read, the projections show everything
 * stored.
 */
final class CausalWait {
  private static final long FIRST_PAUSE_NANOS = 500_000;
  private static final long LONGEST_PAUSE_NANOS = 20_000_000;

  private final Duration patience;
  private final ServiceIdentity identity;
  private final Set<String> consumed;
  private final Inbox inbox;
  private final ProjectionProgress progress;
  private final Projections projections;
  private final EventTail tail;

  CausalWait(
      PlatformSettings settings,
      ServiceIdentity identity,
      Set<String> consumed,
      Inbox inbox,
      ProjectionProgress progress,
      Projections projections,
      EventTail tail) {
    this.patience = settings.causalWait();
    this.identity = identity;
    this.consumed = Set.copyOf(consumed);
    this.inbox = inbox;
    this.progress = progress;
    this.projections = projections;
    this.tail = tail;
  }

  void await(List<Position> seen, boolean isRead) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean foreign = false;
    for (var position : seen) {
      if (!position.context().equals(identity.context()) && consumed.contains(position.context())) {
        foreign = true;
        until(
            deadline,
            () -> inbox.hasTaken(position.context(), position.partition(), position.index()));
      }
    }
    if (isRead) {
      long wanted = foreign ? tail.head() : own(seen);
      until(deadline, () -> progress.reached(projections.names(), wanted));
    }
  }

  private long own(List<Position> seen) {
    return seen.stream()
        .filter(position -> position.context().equals(identity.context()))
        .mapToLong(Position::index)
        .max()
        .orElse(0);
  }

  private static void until(long deadline, BooleanSupplier reached) {
    long pause = FIRST_PAUSE_NANOS;
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "not-caught-up",
            "This service has not yet seen your last change; try again");
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
    }
  }
}
