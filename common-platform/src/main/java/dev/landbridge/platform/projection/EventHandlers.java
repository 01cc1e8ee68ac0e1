package dev.landbridge.platform.projection;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;

/** One projection: the handlers of one {@code @ProcessingGroup}. */
final class EventHandlers {
  private final String name;
  private final List<AnnotationEventHandlerAdapter> handlers;
  private final Map<Class<?>, Boolean> wanted = new ConcurrentHashMap<>();

  EventHandlers(String name, List<AnnotationEventHandlerAdapter> handlers) {
    this.name = name;
    this.handlers = List.copyOf(handlers);
  }

  String name() {
    return name;
  }

  /** Whether it has a use for such events; its progress counts the others, too. */
  boolean wants(Class<?> type) {
    return wanted.computeIfAbsent(
        type, t -> handlers.stream().anyMatch(handler -> handler.canHandleType(t)));
  }

  void handle(EventMessage<?> event) {
    for (var handler : handlers) {
      try {
        handler.handle(event);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("Expected " + name + " to take " + event, e);
      }
    }
  }

  boolean isReplayable() {
    return handlers.stream().allMatch(AnnotationEventHandlerAdapter::supportsReset);
  }

  void reset() {
    handlers.forEach(AnnotationEventHandlerAdapter::prepareReset);
  }
}
