package dev.landbridge.gateway.tencentapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several changes of which either all are made or, where one is refused, those before it are taken
 * back: what is one action there is several requests here. Others may see the moment between.
 */
public final class AllOrNothing {
  private static final Logger log = LoggerFactory.getLogger(AllOrNothing.class);
  private final Deque<Runnable> undo = new ArrayDeque<>();

  private AllOrNothing() {}

  /** Several changes, one after the other. */
  @FunctionalInterface
  public interface Changes<T> {
    T make(AllOrNothing steps);
  }

  public static <T> T of(Changes<T> changes) {
    var steps = new AllOrNothing();
    try {
      return changes.make(steps);
    } catch (RuntimeException e) {
      steps.takeBack();
      throw e;
    }
  }

  /** Makes a change and remembers how to take it back. */
  public <T> T step(Supplier<T> change, Consumer<T> back) {
    var made = change.get();
    undo.push(() -> back.accept(made));
    return made;
  }

  private void takeBack() {
    while (!undo.isEmpty()) {
      try {
        undo.pop().run();
      } catch (CloudError e) {
        log.warn("Not taken back: {}", e.getMessage());
      }
    }
  }
}
