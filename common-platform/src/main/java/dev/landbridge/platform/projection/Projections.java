package dev.landbridge.platform.projection;

import dev.landbridge.platform.web.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;

/** The projections of a service: where they stand, and their replay. */
public final class Projections {
  private final Map<String, EventHandlers> projections;
  private final EventFeed feed;
  private final ProjectionProgress progress;
  private final Projector projector;
  private final Map<String, Long> replays = new ConcurrentHashMap<>();

  /** One projection: how far it is, and whether it gets on. */
  public record Projection(
      String name, long position, boolean running, boolean replaying, boolean replayable) {}

  Projections(
      Map<String, EventHandlers> projections,
      EventFeed feed,
      ProjectionProgress progress,
      Projector projector) {
    this.projections = Map.copyOf(projections);
    this.feed = feed;
    this.progress = progress;
    this.projector = projector;
  }

  public Collection<String> names() {
    return projections.keySet();
  }

  public List<Projection> list() {
    var positions = progress.read(names()).positions();
    return names().stream()
        .sorted()
        .map(name -> describe(name, positions.getOrDefault(name, 0L)))
        .toList();
  }

  private Projection describe(String name, long position) {
    replays.computeIfPresent(name, (_, until) -> position < until ? until : null);
    return new Projection(
        name,
        position,
        !projector.isFailing(name),
        replays.containsKey(name),
        projection(name).isReplayable());
  }

  /** Empties the projection and reads the store again from its beginning. */
  public void replay(String name) {
    var projection = projection(name);
    if (!projection.isReplayable()) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "not-replayable", name + " keeps what no event tells again");
    }
    long before = progress.read(List.of(name)).positions().getOrDefault(name, 0L);
    replays.merge(name, before, Math::max);
    feed.replay(projection);
    projector.wake();
  }

  public boolean has(String name) {
    return projections.containsKey(name);
  }

  private EventHandlers projection(String name) {
    return Optional.ofNullable(projections.get(name)).orElseThrow();
  }
}
