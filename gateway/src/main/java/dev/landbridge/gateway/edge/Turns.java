package dev.landbridge.gateway.edge;

import dev.landbridge.platform.web.Caller;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests of one account are with one service at once: some of the connections stay free
 * for everybody else, however slow the answers are. The operator always gets through.
 */
final class Turns {
  private final int most;
  private final ConcurrentHashMap<Key, Integer> taken = new ConcurrentHashMap<>();

  private record Key(String account, String service) {}

  /** One request on its way; closed when it is answered. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  Turns(int most) {
    this.most = most;
  }

  /** Throws where the account has all that it may. */
  Turn take(Caller caller, Upstream upstream) {
    if (caller.isOperator()) {
      return () -> {};
    }
    var key = new Key(caller.requireAccount().text(), upstream.name());
    taken.compute(key, (_, count) -> next(count == null ? 0 : count));
    return () -> taken.computeIfPresent(key, (_, count) -> count == 1 ? null : count - 1);
  }

  private int next(int count) {
    if (count >= most) {
      throw EdgeProblems.tooManyAtOnce(most);
    }
    return count + 1;
  }
}
