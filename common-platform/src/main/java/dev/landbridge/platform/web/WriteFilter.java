package dev.landbridge.platform.web;

import dev.landbridge.platform.command.CallData;
import dev.landbridge.platform.log.Relay;
import dev.landbridge.platform.store.Appended;
import dev.landbridge.platform.store.CommittedWork;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Runs a changing request in one transaction: registers, events and the remembered answer commit
 * together before the caller hears of them, or not at all.
 */
final class WriteFilter extends OncePerRequestFilter {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final CommittedWork work;
  private final Idempotency idempotency;
  private final ProblemWriter problems;
  private final Relay relay;
  private final EffectPositions positions;
  private final ReadOnlyPosts readOnlyPosts;
  private final RequestBody bodies;

  WriteFilter(
      CommittedWork work,
      Idempotency idempotency,
      ProblemWriter problems,
      Relay relay,
      EffectPositions positions,
      ReadOnlyPosts readOnlyPosts,
      RequestBody bodies) {
    this.work = work;
    this.idempotency = idempotency;
    this.problems = problems;
    this.relay = relay;
    this.positions = positions;
    this.readOnlyPosts = readOnlyPosts;
    this.bodies = bodies;
  }

  static boolean isWrite(HttpServletRequest request) {
    return !READS.contains(request.getMethod());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isWrite(request) || !request.getRequestURI().startsWith("/v1/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var body = BufferedRequest.of(request, bodies);
      var key = IdempotencyKey.of(body);
      var answer = new BufferedResponse(response);
      run(body, answer, chain, key);
      answer.send();
    } catch (ProblemException | MalformedRequest e) {
      problems.write(request, response, e);
    }
  }

  private void run(
      BufferedRequest request, BufferedResponse answer, FilterChain chain, IdempotencyKey key)
      throws ServletException, IOException {
    var unit = work.begin(callData(request));
    try {
      if (idempotency.replay(key, answer)) {
        unit.rollback();
        return;
      }
      ExpectedVersion.of(request)
          .ifPresent(version -> unit.resources().put(CallData.EXPECTED_VERSION, version));
      chain.doFilter(request, answer);
      if (answer.getStatus() < 400) {
        commit(unit, request, answer, key);
      }
    } catch (RuntimeException e) {
      problems.write(request, answer, e);
    } finally {
      if (unit.isActive()) {
        unit.rollback();
      }
    }
    if (answer.getStatus() >= 400) {
      idempotency.rememberRefusal(key, answer);
    }
  }

  private static Map<String, String> callData(HttpServletRequest request) {
    var actor = Callers.of(request).map(Caller::actor).orElse("anonymous");
    return Map.of(
        CallData.ACTOR, actor,
        CallData.CORRELATION_ID, TraceParent.traceId(request),
        CallData.TRACE_PARENT, TraceParent.of(request));
  }

  /** The place of the effect is known once the events are stored, which is just before the end. */
  private void commit(
      UnitOfWork<?> unit, BufferedRequest request, BufferedResponse answer, IdempotencyKey key) {
    var places = new ArrayList<Position>();
    unit.onPrepareCommit(
        _ -> {
          if (!readOnlyPosts.paths().contains(request.getRequestURI())) {
            places.addAll(positions.of(unit));
          }
          idempotency.remember(key, answer, Position.format(places));
        });
    unit.commit();
    if (!Appended.in(unit).newestByAggregate().isEmpty()) {
      relay.wake();
    }
    if (!places.isEmpty()) {
      answer.setHeader(Position.HEADER, Position.format(places));
    }
  }
}
