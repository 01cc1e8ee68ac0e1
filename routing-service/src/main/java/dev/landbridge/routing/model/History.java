package dev.landbridge.routing.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one thing was, and since when; nothing before it came and after it went. */
final class History<T> {
  private final List<Instant> since = new ArrayList<>(1);
  private final List<Optional<T>> values = new ArrayList<>(1);

  /** Clocks of two services may differ; what happened later is never earlier. */
  void become(@Nullable T value, Instant at) {
    since.add(since.isEmpty() || at.isAfter(since.getLast()) ? at : since.getLast());
    values.add(Optional.ofNullable(value));
  }

  Optional<T> now() {
    return values.isEmpty() ? Optional.empty() : values.getLast();
  }

  Optional<T> at(Instant moment) {
    for (int i = since.size() - 1; i >= 0; i--) {
      if (!since.get(i).isAfter(moment)) {
        return values.get(i);
      }
    }
    return Optional.empty();
  }
}
