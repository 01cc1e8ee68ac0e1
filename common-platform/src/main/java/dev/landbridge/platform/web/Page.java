package dev.landbridge.platform.web;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A page of a list; without a cursor it is the last one. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /** From a query that asked for one entry more than the page holds. */
  public static <T> Page<T> of(
      List<T> limitPlusOne, PageRequest request, ToLongFunction<T> position) {
    if (limitPlusOne.size() <= request.limit()) {
      return new Page<>(limitPlusOne, null);
    }
    var items = limitPlusOne.subList(0, request.limit());
    return new Page<>(items, Cursors.of(position.applyAsLong(items.getLast())));
  }

  public <U> Page<U> map(Function<T, U> mapping) {
    return new Page<>(items.stream().map(mapping).toList(), nextCursor);
  }
}
