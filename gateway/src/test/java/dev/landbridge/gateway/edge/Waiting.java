package dev.landbridge.gateway.edge;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** Somebody who takes a turn, on a thread of its own. */
final class Waiting {
  private final CompletableFuture<Turn> begun = new CompletableFuture<>();
  private final Thread thread;

  Waiting(Callable<Turn> taking) {
    this.thread =
        Thread.startVirtualThread(
            () -> {
              try {
                begun.complete(taking.call());
              } catch (Exception e) {
                begun.completeExceptionally(e);
              }
            });
  }

  void isWaiting() {
    eventually(() -> assertThat(thread.getState()).isEqualTo(Thread.State.TIMED_WAITING));
    assertThat(begun).isNotDone();
  }

  /** Its turn, when it has come. */
  Turn turn() throws Exception {
    return begun.get();
  }

  void interrupt() {
    thread.interrupt();
  }
}
