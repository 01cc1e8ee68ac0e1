package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.landbridge.gateway.GatewaySettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Leaves others their part of the processors. While several accounts ask, only so many requests of
 * one are within their head start as half the processors are: the next begins when one of them is
 * answered or has taken longer, since it then mostly waits for something else than a processor.
 */
@Component
final class HeadStart {
  private static final Duration COMPANY = Duration.ofSeconds(30);

  private final Duration length;
  private final LongSupplier nanoTime;

  /** As long as somebody holds or awaits a place of one. */
  private final Cache<String, Lane> lanes = Caffeine.newBuilder().weakValues().build();

  private volatile Seen seen;

  /**
   * Who asked last, and when.
   *
   * @param otherAt when another did
   */
  private record Seen(String account, long at, long otherAt) {}

  @Autowired
  HeadStart(GatewaySettings settings) {
    this(settings.forwarding().headStart(), System::nanoTime);
  }

  HeadStart(Duration length, LongSupplier nanoTime) {
    this.length = length;
    this.nanoTime = nanoTime;
    long longAgo = nanoTime.getAsLong() - COMPANY.toNanos();
    this.seen = new Seen("", longAgo, longAgo);
  }

  /** Half the processors, but one at least. */
  static int places() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  /** Somebody asks who waits for nobody, but for whom others make room. */
  void noteFrom(String account) {
    var last = seen;
    long other = last.account().equals(account) ? last.otherAt() : last.at();
    seen = new Seen(account, nanoTime.getAsLong(), other);
  }

  /** Waits for those before it, in the order of arrival. */
  Turn take(String account) throws InterruptedException {
    noteFrom(account);
    return lanes.get(account, _ -> new Lane()).take();
  }

  private boolean inCompany() {
    return nanoTime.getAsLong() - seen.otherAt() < COMPANY.toNanos();
  }

  /** The requests of one account. */
  private final class Lane {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Start> waiting = new ArrayDeque<>();
    private final Queue<Start> running = new ArrayDeque<>();

    Turn take() throws InterruptedException {
      var start = new Start();
      lock.lockInterruptibly();
      try {
        waiting.add(start);
        while (!start.mayBegin()) {
          var _ = changed.awaitNanos(untilOneHasOverstayed());
        }
        start.begunAt = nanoTime.getAsLong();
        running.add(start);
      } finally {
        waiting.remove(start);
        changed.signalAll();
        lock.unlock();
      }
      return () -> end(start);
    }

    private void end(Start start) {
      lock.lock();
      try {
        running.remove(start);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private long untilOneHasOverstayed() {
      return running.stream().mapToLong(Start::left).min().orElse(length.toNanos());
    }

    /** One request; told from others by what it is. */
    private final class Start {
      private long begunAt;

      boolean mayBegin() {
        running.removeIf(other -> other.left() <= 0);
        return !inCompany() || (running.size() < places() && equals(waiting.peek()));
      }

      long left() {
        return length.toNanos() - (nanoTime.getAsLong() - begunAt);
      }
    }
  }
}
