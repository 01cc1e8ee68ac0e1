package dev.landbridge.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tomcat bounds the pause between two bytes of a request, but not the whole of it: a byte now and
 * then would hold a connection for days. This one ends what is not there in time: the head, the
 * body, and what is left of the body after the answer, which Tomcat reads and drops.
 */
public final class PunctualProtocol extends Http11NioProtocol {
  private static final Set<Integer> HEADS = Set.of(Constants.STAGE_PARSE, Constants.STAGE_ENDED);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

  /** For the refusal to get to whoever sends too slowly. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(PunctualProtocol.class);

  private final ConcurrentHashMap<SocketWrapperBase<?>, Request> served = new ConcurrentHashMap<>();
  private final Map<SocketWrapperBase<?>, Rest> rests = new HashMap<>();
  private Duration headTimeout = Duration.ofSeconds(20);
  private Duration bodyTimeout = Duration.ofSeconds(20);
  private BodyDeadlines bodies = new BodyDeadlines();
  private @Nullable ScheduledFuture<?> looking;

  /**
   * What is left of a body that nobody wanted.
   *
   * @param request by the moment at which it began
   */
  private record Rest(long request, long seen) {}

  void setTimeouts(Duration head, Duration body, BodyDeadlines bodies) {
    this.headTimeout = head;
    this.bodyTimeout = body;
    this.bodies = bodies;
  }

  @Override
  public void start() throws Exception {
    super.start();
    looking =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::endTheLate,
                LOOKS_EVERY.toMillis(),
                LOOKS_EVERY.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (looking != null) {
      looking.cancel(false);
    }
    super.stop();
  }

  /** Tomcat does not tell whom it serves; so each says so by itself. */
  @Override
  protected Processor createProcessor() {
    return new Http11Processor(this, getAdapter()) {
      @Override
      public SocketState service(SocketWrapperBase<?> connection) throws IOException {
        served.put(connection, getRequest());
        try {
          return super.service(connection);
        } finally {
          served.remove(connection);
        }
      }
    };
  }

  private void endTheLate() {
    try {
      getEndpoint().getConnections().stream()
          .filter(this::isLateWithItsHead)
          .forEach(SocketWrapperBase::close);
      rests.keySet().retainAll(served.keySet());
      served.forEach(
          (connection, request) -> {
            if (isLate(connection, request)) {
              connection.close();
            }
          });
    } catch (RuntimeException e) {
      log.warn("Slow connections are looked at later", e); // else nobody would ever look again
    }
  }

  /** While nobody serves it. Tomcat says that a request has ended, too, while it waits for more. */
  private boolean isLateWithItsHead(SocketWrapperBase<NioChannel> connection) {
    if (!(connection.getCurrentProcessor() instanceof Processor processor)
        || processor.getRequest() == null) {
      return false;
    }
    var request = processor.getRequest();
    return HEADS.contains(request.getRequestProcessor().getStage())
        && request.getStartTimeNanos() >= 0
        && System.nanoTime() - request.getStartTimeNanos() > headTimeout.toNanos();
  }

  private boolean isLate(SocketWrapperBase<?> connection, Request request) {
    if (request.getRequestProcessor().getStage() == Constants.STAGE_ENDINPUT) {
      return isLateAfterTheAnswer(connection, request.getStartTimeNanos());
    }
    var id = connection.getServletConnection("http/1.1", "").getConnectionId();
    return bodies.overdue(id).compareTo(GRACE) > 0;
  }

  private boolean isLateAfterTheAnswer(SocketWrapperBase<?> connection, long request) {
    long now = System.nanoTime();
    var rest =
        rests.compute(
            connection,
            (_, seen) -> seen == null || seen.request() != request ? new Rest(request, now) : seen);
    return now - rest.seen() > bodyTimeout.toNanos();
  }
}
