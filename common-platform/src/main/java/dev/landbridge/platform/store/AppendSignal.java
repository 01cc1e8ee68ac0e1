package dev.landbridge.platform.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells who reads the store that this process has committed something new. */
public final class AppendSignal {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public void tell(Runnable listener) {
    listeners.add(listener);
  }

  void raise() {
    listeners.forEach(Runnable::run);
  }
}
