package dev.landbridge.bench;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs numbered operations from several threads as fast as they go. */
record Threads(int count) {

  /** One operation. */
  interface Operation {
    void run(int number) throws Exception;
  }

  /** Operations a second; fails if one of them fails. */
  double perSecond(int operations, Operation operation) throws Exception {
    var next = new AtomicInteger();
    Callable<Void> worker =
        () -> {
          for (int n = next.getAndIncrement(); n < operations; n = next.getAndIncrement()) {
            operation.run(n);
          }
          return null;
        };
    var workers = new ArrayList<Callable<Void>>();
    for (int i = 0; i < count; i++) {
      workers.add(worker);
    }
    try (var executor = Executors.newFixedThreadPool(count)) {
      long began = System.nanoTime();
      for (var done : executor.invokeAll(workers)) {
        done.get();
      }
      return operations * 1e9 / (System.nanoTime() - began);
    }
  }
}
