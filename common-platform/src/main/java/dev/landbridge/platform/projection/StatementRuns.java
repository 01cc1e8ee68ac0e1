package dev.landbridge.platform.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Statements gathered so that many with the same text come together: in runs of one text each,
 * every aggregate at most once in a run, and each statement in a run behind all earlier ones of its
 * aggregate. Statements of different aggregates change places.
 */
final class StatementRuns {
  private final List<Run> runs = new ArrayList<>();
  private final Map<String, NavigableSet<Integer>> ofText = new HashMap<>();
  private final Map<String, Integer> newest = new HashMap<>();

  /** Statements that may be sent in one go. */
  record Run(String sql, List<@Nullable Object[]> values) {}

  void add(String aggregate, String sql, @Nullable Object[] values) {
    var numbers = ofText.computeIfAbsent(sql, _ -> new TreeSet<>());
    var number = numbers.higher(newest.getOrDefault(aggregate, -1));
    if (number == null) {
      number = runs.size();
      numbers.add(number);
      runs.add(new Run(sql, new ArrayList<>()));
    }
    runs.get(number).values().add(values);
    newest.put(aggregate, number);
  }

  /** What was added since the last time, in the order in which it is to be sent. */
  List<Run> take() {
    var taken = List.copyOf(runs);
    runs.clear();
    ofText.clear();
    newest.clear();
    return taken;
  }
}
