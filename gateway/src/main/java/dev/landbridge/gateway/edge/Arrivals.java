package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.RequestBody;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Bodies that are being read, which take memory: of each sender only so many at once, however many
 * connections it opens and however slowly it sends.
 */
@Component
public final class Arrivals {
  /** Perhaps of many accounts, behind one proxy. */
  private static final int MOST_OF_AN_ADDRESS = 500;

  /** Of whoever has not yet said who it is, from everywhere. */
  private static final int MOST_OF_STRANGERS = 2_000;

  private static final String STRANGERS = "strangers";

  private final RequestBody bodies;
  private final int mostOfAnAccount;
  private final ConcurrentHashMap<String, Integer> arriving = new ConcurrentHashMap<>();

  Arrivals(RequestBody bodies, GatewaySettings settings) {
    this.bodies = bodies;
    this.mostOfAnAccount = settings.forwarding().maxConcurrentPerAccount();
  }

  /**
   * @param reading how a body is read
   */
  byte[] of(Caller caller, Function<RequestBody, byte[]> reading) {
    return caller.isOperator()
        ? reading.apply(bodies)
        : read(caller.requireAccount().text(), mostOfAnAccount, reading);
  }

  /** Of whoever has not yet said who it is; such a sender is known by its address. */
  public byte[] ofAnybody(String address, Function<RequestBody, byte[]> reading) {
    return read(
        STRANGERS,
        MOST_OF_STRANGERS,
        _ -> read("from " + FailedAttempts.network(address), MOST_OF_AN_ADDRESS, reading));
  }

  private byte[] read(String sender, int most, Function<RequestBody, byte[]> reading) {
    arriving.merge(sender, 1, (count, one) -> count < most ? count + one : refuse());
    try {
      return reading.apply(bodies);
    } finally {
      arriving.computeIfPresent(sender, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private static int refuse() {
    throw EdgeProblems.tooManyBodies();
  }
}
