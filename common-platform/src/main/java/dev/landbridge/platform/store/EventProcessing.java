package dev.landbridge.platform.store;

import org.axonframework.config.Configuration;
import org.springframework.context.SmartLifecycle;

/**
 * Starts event processing once the service is wired, and ends it after the last request has been
 * served.
 */
public final class EventProcessing implements SmartLifecycle {
  private final Configuration axon;
  private volatile boolean running;

  EventProcessing(Configuration axon) {
    this.axon = axon;
  }

  @Override
  public void start() {
    axon.start();
    running = true;
  }

  @Override
  public void stop() {
    axon.shutdown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the consumers and the web server: they send commands. */
  @Override
  public int getPhase() {
    return 0;
  }
}
