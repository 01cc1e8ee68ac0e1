package dev.landbridge.platform.store;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.EventCatalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Event types by the names they bear in stores and on the log, which no refactoring changes. */
public final class EventTypes {
  private static final String WIRE_PREFIX = "dev.landbridge.";
  private final Map<String, Class<? extends DomainEvent>> classes = new HashMap<>();
  private final Map<Class<?>, String> wireNames = new HashMap<>();

  public EventTypes() {
    for (var context : EventCatalogue.contexts()) {
      EventCatalogue.typesOf(context)
          .forEach(
              (name, type) -> {
                if (classes.put(name, type) != null) {
                  throw new IllegalStateException("Expected one event type named " + name);
                }
                wireNames.put(
                    type, WIRE_PREFIX + context + "." + name + ".v" + EventCatalogue.VERSION);
              });
    }
  }

  /** {@code dev.landbridge.peering.PeeringRequested.v1}. */
  public static String wireName(String context, String name, String version) {
    return WIRE_PREFIX + context + "." + name + ".v" + version;
  }

  public boolean isEvent(Class<?> type) {
    return wireNames.containsKey(type);
  }

  /** By simple name, as in the store. */
  public Optional<Class<? extends DomainEvent>> byName(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** By the CloudEvents type; empty for a type or version this build does not know. */
  public Optional<Class<? extends DomainEvent>> byWireName(String wireName) {
    var parts = wireName.split("\\.", -1);
    return parts.length == 5
        ? byName(parts[3]).filter(type -> wireName.equals(wireNames.get(type)))
        : Optional.empty();
  }
}
