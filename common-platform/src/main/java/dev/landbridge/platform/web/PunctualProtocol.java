package dev.landbridge.platform.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat bounds the pause between two bytes of a request's head, but not the whole of it: a byte
 * now and then would hold a connection for days. This one ends what is not there in time.
 */
public final class PunctualProtocol extends Http11NioProtocol {
  private static final Set<Integer> HEADS = Set.of(Constants.STAGE_PARSE, Constants.STAGE_ENDED);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

  private Duration headTimeout = Duration.ofSeconds(20);
  private @Nullable ScheduledFuture<?> looking;

  void setHeadTimeout(Duration headTimeout) {
    this.headTimeout = headTimeout;
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

  private void endTheLate() {
    getEndpoint().getConnections().stream().filter(this::isLate).forEach(SocketWrapperBase::close);
  }

  private boolean isLate(SocketWrapperBase<NioChannel> connection) {
    return connection.getCurrentProcessor() instanceof Processor processor
        && isLate(processor.getRequest());
  }

  /** Tomcat says that a request has ended, too, while it waits for more of its head. */
  private boolean isLate(@Nullable Request request) {
    return request != null
        && HEADS.contains(request.getRequestProcessor().getStage())
        && request.getStartTimeNanos() >= 0
        && System.nanoTime() - request.getStartTimeNanos() > headTimeout.toNanos();
  }
}
