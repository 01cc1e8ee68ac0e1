package dev.landbridge.e2e.hostile;

import dev.landbridge.e2e.hostile.Judge.Outcome;
import dev.landbridge.e2e.hostile.Watch.Change;
import dev.landbridge.e2e.hostile.Watch.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Whether what was stored may have been: each transaction that changed something stored events on
 * behalf of a request that was accepted, or followed from events, or only remembered a refusal. All
 * tasks are there from the start: that one is run only changes its row. A snapshot is of a state
 * that events tell.
 */
final class Stored {
  /** How far projections, the relay and intake have come stands in the transaction that did it. */
  private static final Set<String> FOLLOWING = Set.of("progress", "inbox");

  private static final Set<String> OF_NO_CONSEQUENCE =
      Set.of("progress", "inbox", "snapshot", "scheduled_tasks", "idempotency");

  /** What an action of several steps does, and how it takes it back when a later one is refused. */
  private static final Map<String, String> BACK =
      Map.of(
          "SubnetDeleted", "SubnetCreated",
          "SubnetDisassociated", "SubnetAssociated",
          "VpcCidrBlockRemoved", "VpcCidrBlockAdded",
          "RouteWithdrawn", "RoutePublished");

  private static final String RENAMED = "RouteTableRenamed";

  private final IntFunction<Outcome> outcomes;
  private final List<String> faults = new ArrayList<>();
  private final Map<Integer, List<Told>> ofRefused = new TreeMap<>();

  /**
   * @param outcomes of requests, by number
   */
  Stored(IntFunction<Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  void look(Change change) {
    change.events().forEach(event -> look(event, change));
    change.odd().forEach(what -> faults.add(what + ": " + change));
    boolean explained =
        !change.events().isEmpty()
            || change.tables().stream().anyMatch(FOLLOWING::contains)
            || OF_NO_CONSEQUENCE.containsAll(change.tables());
    if (!explained) {
      faults.add("a change without events: " + change);
    }
  }

  private void look(Told event, Change change) {
    int number = Question.number(event.trace());
    var outcome = number < 0 ? Outcome.NOT_ASKED : outcomes.apply(number);
    switch (outcome) {
      case ACCEPTED -> {}
      case NOT_ASKED -> faults.add("events of no request: " + change);
      case REFUSED -> faults.add("events of request #%d, refused: %s".formatted(number, change));
      case ACTION_REFUSED -> ofRefused.computeIfAbsent(number, _ -> new ArrayList<>()).add(event);
    }
  }

  /** All that is wrong with what was looked at. */
  List<String> faults() {
    var all = new ArrayList<>(faults);
    ofRefused.forEach(
        (number, events) -> {
          var left = left(events);
          if (!left.isEmpty()) {
            all.add("events of action #%d, refused: %s of %s".formatted(number, left, events));
          }
        });
    return all;
  }

  /** What was not taken back of each thing that an action changed; nothing where all was. */
  private static Map<String, String> left(List<Told> events) {
    var counts = new TreeMap<String, Integer>();
    var names = new TreeMap<String, List<Told>>();
    for (var event : events) {
      if (event.type().equals(RENAMED)) {
        names.computeIfAbsent(event.about(), _ -> new ArrayList<>()).add(event);
      } else {
        var there = BACK.getOrDefault(event.type(), event.type());
        counts.merge(
            there + " " + event.about(), there.equals(event.type()) ? 1 : -1, Integer::sum);
      }
    }
    var left = new TreeMap<String, String>();
    counts.forEach((what, count) -> left.put(what, count + " times"));
    left.values().removeIf("0 times"::equals);
    names.forEach((table, all) -> left.put(RENAMED + " " + table, renamed(all)));
    left.values().removeIf(String::isEmpty);
    return left;
  }

  private static String renamed(List<Told> events) {
    var before = events.getFirst().former();
    var after = events.getLast().name();
    return before.equals(after) ? "" : "'%s' instead of '%s'".formatted(after, before);
  }
}
