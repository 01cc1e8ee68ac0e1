package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.route.RouteChange.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What it takes to make stored routes into other ones. Here a route keeps its destination as long
 * as it lives: with another destination, it is another route.
 */
record Replacement(List<Step> steps) {
  Replacement {
    steps = List.copyOf(steps);
  }

  /**
   * @param of which route, counted from 0, the change belongs to
   */
  record Step(int of, RouteChange change) {}

  /** Deletions come first, so that another may have the destination. */
  static Replacement of(List<RouteView> old, List<Route> wanted) {
    return new Replacement(
        IntStream.range(0, old.size())
            .boxed()
            .flatMap(i -> changes(old.get(i), wanted.get(i)).map(change -> new Step(i, change)))
            .sorted(Comparator.comparing(step -> step.change().kind() != Kind.DELETE))
            .toList());
  }

  private static Stream<RouteChange> changes(RouteView old, Route wanted) {
    var destination = wanted.destination().orElse(old.destination());
    var type = wanted.nextHopType().orElse(old.nextHopType());
    var hop = wanted.nextHopId().orElse(old.nextHopId());
    var description = Objects.requireNonNullElse(wanted.routeDescription(), old.description());
    boolean enabled = Objects.requireNonNullElse(wanted.enabled(), old.isEnabled());
    if (!destination.equals(old.destination())) {
      return Stream.of(
          RouteChange.of(Kind.DELETE, old.id()),
          new RouteChange(Kind.CREATE, null, destination, type, hop, description, enabled));
    }
    var replace = new RouteChange(Kind.REPLACE, old.id(), null, type, hop, description, null);
    if (enabled == old.isEnabled()) {
      return Stream.of(replace);
    }
    return enabled
        ? Stream.of(replace, RouteChange.of(Kind.ENABLE, old.id()))
        : Stream.of(RouteChange.of(Kind.DISABLE, old.id()), replace);
  }

  /** The routes as they are afterwards, in the order of the old ones. */
  List<RouteView> send(RouteTableView table, Call call) {
    var results = RouteBatch.send(table, steps.stream().map(Step::change).toList(), call);
    if (results.size() != steps.size()) {
      throw new CloudError("InternalError", "Something failed on our side");
    }
    return IntStream.range(0, steps.size())
        .boxed()
        .sorted(Comparator.comparingInt(i -> steps.get(i).of()))
        .filter(i -> isLast(i))
        .map(i -> results.get(i).route())
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether no later step belongs to the same route. */
  private boolean isLast(int index) {
    return steps.stream().skip(index + 1L).noneMatch(step -> step.of() == steps.get(index).of());
  }
}
