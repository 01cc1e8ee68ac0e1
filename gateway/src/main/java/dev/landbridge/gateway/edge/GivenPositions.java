package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.position.Positions;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a caller says it has seen, perhaps at another gateway. Nobody has seen what is not there: a
 * place beyond the end of a log counts as its end, else a service would wait for it in vain.
 */
@Component
final class GivenPositions {
  private final ServiceHeads heads;
  private final ServiceClient services;
  private final SeenPositions seen;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long rounds;

  GivenPositions(ServiceHeads heads, ServiceClient services, SeenPositions seen) {
    this.heads = heads;
    this.services = services;
    this.seen = seen;
  }

  /**
   * @param header as it came, if any
   */
  Positions of(@Nullable String header) {
    var given = header == null ? Positions.NONE : Positions.parse(header);
    if (!given.beyond(seen.known()).isEmpty()) {
      askOnce();
    }
    return given.atMost(seen.known());
  }

  /** However many ask at once, the services are asked one time after another. */
  private void askOnce() {
    long before = rounds;
    asking.lock();
    try {
      if (rounds == before) {
        rounds = before + 1;
        seen.exist(heads.own());
        heads.of(services.services()).values().forEach(seen::exist);
      }
    } finally {
      asking.unlock();
    }
  }
}
