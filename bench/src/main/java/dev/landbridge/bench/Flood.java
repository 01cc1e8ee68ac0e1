package dev.landbridge.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * One account's requests from several connections, at a pace of their own, whatever is answered.
 * Ends when it is closed.
 */
final class Flood implements AutoCloseable {
  private final ExecutorService threads;
  private final List<CompletableFuture<Void>> running = new ArrayList<>();
  private final LongAdder admitted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final long begun = System.nanoTime();
  private volatile boolean ending;

  private Flood(int connections) {
    this.threads = Executors.newFixedThreadPool(connections);
  }

  static Flood of(URI server, List<byte[]> requests, int connections, int perSecond) {
    var flood = new Flood(connections);
    long pause = 1_000_000_000L * connections / perSecond;
    for (int i = 0; i < connections; i++) {
      var request = requests.get(i % requests.size());
      flood.running.add(
          CompletableFuture.runAsync(() -> flood.ask(server, request, pause), flood.threads));
    }
    return flood;
  }

  private void ask(URI server, byte[] request, long pause) {
    try (var connection = new RawConnection(server)) {
      for (long next = System.nanoTime(); !ending; next += pause) {
        LockSupport.parkNanos(next - System.nanoTime());
        (connection.send(request) == 429 ? refused : admitted).increment();
      }
    } catch (IOException e) {
      throw new IllegalStateException("Expected the flood to be answered", e);
    }
  }

  double admittedPerSecond() {
    return admitted.sum() * 1e9 / (System.nanoTime() - begun);
  }

  double refusedPerSecond() {
    return refused.sum() * 1e9 / (System.nanoTime() - begun);
  }

  @Override
  public void close() {
    ending = true;
    running.forEach(CompletableFuture::join);
    threads.close();
  }
}
