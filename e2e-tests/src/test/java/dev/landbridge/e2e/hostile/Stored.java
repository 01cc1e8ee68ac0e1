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
 * behalf of a request that was accepted, or followed from events, or only remembered a refusal.
 */
final class Stored {
  /** How far projections, the relay and intake have come stands in the transaction that did it. */
  private static final Set<String> FOLLOWING = Set.of("progress", "inbox");

  private static final Set<String> OF_NO_CONSEQUENCE =
      Set.of("progress", "inbox", "snapshot", "scheduled_tasks", "idempotency");

  /** What an action of several steps does, and how it takes it back when a later one is refused. */
  private static final Map<String, String> BACK =
      Map.of(
          "SubnetCreated", "SubnetDeleted",
          "VpcCidrBlockAdded", "VpcCidrBlockRemoved",
          "RoutePublished", "RouteWithdrawn");

  private final IntFunction<Outcome> outcomes;
  private final List<String> faults = new ArrayList<>();
  private final Map<Integer, Map<String, Integer>> takenBack = new TreeMap<>();

  /**
   * @param outcomes of requests, by number
   */
  Stored(IntFunction<Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  void look(Change change) {
    change.events().forEach(event -> look(event, change));
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
      case ACTION_REFUSED ->
          takenBack
              .computeIfAbsent(number, _ -> new TreeMap<>())
              .merge(event.type(), 1, Integer::sum);
    }
  }

  /** All that is wrong with what was looked at. */
  List<String> faults() {
    var all = new ArrayList<>(faults);
    takenBack.forEach(
        (number, counts) -> {
          if (!cancel(counts)) {
            all.add("events of action #%d, refused: %s".formatted(number, counts));
          }
        });
    return all;
  }

  private static boolean cancel(Map<String, Integer> counts) {
    var known = new TreeMap<>(counts);
    BACK.forEach(
        (there, back) -> {
          if (counts.getOrDefault(there, 0).equals(counts.getOrDefault(back, 0))) {
            known.remove(there);
            known.remove(back);
          }
        });
    known.remove("RouteTableRenamed", 2);
    return known.isEmpty();
  }
}
