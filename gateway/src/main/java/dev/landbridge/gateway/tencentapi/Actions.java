package dev.landbridge.gateway.tencentapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All actions there are, by name. */
@Component
final class Actions {
  private final SortedMap<String, Action<?, ?>> byName = new TreeMap<>();

  Actions(List<ActionGroup> groups) {
    groups.stream().flatMap(group -> group.actions().stream()).forEach(this::add);
  }

  private void add(Action<?, ?> action) {
    ProblemCodes.check(action);
    if (byName.put(action.name(), action) != null) {
      throw new IllegalArgumentException("Expected one action " + action.name() + ", got two");
    }
  }

  /** The action, or why there is none. */
  Action<?, ?> require(String name) {
    return Optional.<Action<?, ?>>ofNullable(byName.get(name))
        .orElseThrow(
            () ->
                Coverage.of(name)
                    .map(Coverage.Entry::refusal)
                    .orElseGet(
                        () -> new CloudError("InvalidAction", "Expected an action of this API")));
  }

  /** What the action of this name answers instead of usual codes; nothing where there is none. */
  Map<String, String> instead(String name) {
    return Optional.<Action<?, ?>>ofNullable(byName.get(name))
        .map(Action::instead)
        .orElse(Map.of());
  }

  /** Whether the cloud has it, offered here or not. */
  boolean isKnown(String name) {
    return byName.containsKey(name) || Coverage.of(name).isPresent();
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
