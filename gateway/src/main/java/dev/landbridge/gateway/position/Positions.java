package dev.landbridge.gateway.position;

import static java.util.stream.Collectors.joining;

import dev.landbridge.events.MalformedValue;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Places in the shared log, at most one per log: {@code peering/3@17,routing/0@4}. Who knows one
 * has seen everything up to it answered.
 */
public record Positions(SortedMap<String, Long> items) {
  public static final Positions NONE = new Positions(new TreeMap<>());
  private static final String FORM = "positions like 'peering/3@17,routing/0@4'";
  private static final int LONGEST = 4096;
  private static final int LONGEST_INDEX = 18;

  public Positions {
    items = Collections.unmodifiableSortedMap(new TreeMap<>(items));
  }

  /** Throws {@link MalformedValue}; of a log named twice the later place counts. */
  public static Positions parse(String header) {
    if (header.length() > LONGEST) {
      throw new MalformedValue("positions of at most " + LONGEST + " characters", header);
    }
    var items = new TreeMap<String, Long>();
    for (int start = 0; start < header.length(); ) {
      var comma = header.indexOf(',', start);
      var end = comma < 0 ? header.length() : comma;
      put(items, header.substring(start, end).strip());
      start = end + 1;
    }
    return new Positions(items);
  }

  private static void put(Map<String, Long> items, String item) {
    var at = item.indexOf('@');
    var slash = item.indexOf('/');
    if (slash < 1
        || at < slash + 2
        || !isName(item, slash)
        || !isNumber(item, slash + 1, at)
        || !isNumber(item, at + 1, item.length())) {
      throw new MalformedValue(FORM, item);
    }
    items.merge(item.substring(0, at), Long.valueOf(item.substring(at + 1)), Math::max);
  }

  private static boolean isName(String item, int end) {
    return item.chars().limit(end).allMatch(c -> c == '-' || (c >= 'a' && c <= 'z'));
  }

  private static boolean isNumber(String item, int start, int end) {
    return end > start
        && end - start <= LONGEST_INDEX
        && item.chars().skip(start).limit((long) end - start).allMatch(c -> c >= '0' && c <= '9');
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  public Positions merge(Positions other) {
    if (other.isEmpty()) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    var merged = new TreeMap<>(items);
    other.items.forEach((log, index) -> merged.merge(log, index, Math::max));
    return new Positions(merged);
  }

  /** Without those that lie at or before the ones given. */
  public Positions beyond(Positions known) {
    if (isEmpty() || known.isEmpty()) {
      return this;
    }
    var left = new TreeMap<>(items);
    left.entrySet()
        .removeIf(item -> item.getValue() <= known.items.getOrDefault(item.getKey(), -1L));
    return left.isEmpty() ? NONE : new Positions(left);
  }

  /** Without logs of which no place is known, and in the others no further than known. */
  public Positions atMost(Positions known) {
    var items = new TreeMap<String, Long>();
    this.items.forEach(
        (log, index) -> {
          var last = known.items.get(log);
          if (last != null) {
            items.put(log, Math.min(index, last));
          }
        });
    return items.isEmpty() ? NONE : new Positions(items);
  }

  /** The form that {@link #parse} reads. */
  public String header() {
    return items.entrySet().stream()
        .map(item -> item.getKey() + "@" + item.getValue())
        .collect(joining(","));
  }
}
