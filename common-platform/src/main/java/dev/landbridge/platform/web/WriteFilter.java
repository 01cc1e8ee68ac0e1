package dev.landbridge.platform.web;

import dev.landbridge.platform.command.CallData;
import dev.landbridge.platform.log.Relay;
import dev.landbridge.platform.store.Appended;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.Ending;
import dev.landbridge.platform.store.TakenFromMemory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.dao.DataAccessException;
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
    for (int lost = 1;
        !hasRun(request, answer, chain, key, lost == TakenFromMemory.TRIES);
        lost++) {
      answer.clear();
    }
    if (answer.getStatus() >= 400) {
      idempotency.rememberRefusal(key, answer);
    }
  }

  /**
   * Not so if the answer rests on what was not true any more. Everything is rolled back then, and
   * the request can be made again: behind this last filter of the chain there is only the servlet.
   */
  private boolean hasRun(
      BufferedRequest request,
      BufferedResponse answer,
      FilterChain chain,
      IdempotencyKey key,
      boolean lastTry)
      throws ServletException, IOException {
    var unit = work.begin(callData(request));
    var taken = TakenFromMemory.by(unit, lastTry);
    if (!lastTry) {
      Ending.of(unit).mayBeRepeated();
    }
    try {
      if (idempotency.replay(key, answer)) {
        unit.rollback();
        return true;
      }
      ExpectedVersion.of(request)
          .ifPresent(version -> unit.resources().put(CallData.EXPECTED_VERSION, version));
      chain.doFilter(request, answer);
      if (answer.getStatus() < 400) {
        commit(unit, taken, request, answer, key);
        return true;
      }
    } catch (RuntimeException e) {
      end(unit);
      if (!lastTry && taken.hasLostRace(e)) {
        return false;
      }
      answer.clear();
      problems.write(request, answer, e);
      return true;
    } finally {
      end(unit);
    }
    return lastTry || !isOutdated(taken, request, answer);
  }

  /** After the rollback of what was refused. */
  private boolean isOutdated(
      TakenFromMemory taken, BufferedRequest request, BufferedResponse answer) throws IOException {
    try {
      return taken.isOutdated();
    } catch (DataAccessException away) {
      answer.clear();
      problems.write(request, answer, away);
      return false;
    }
  }

  private static void end(UnitOfWork<?> unit) {
    if (unit.isActive()) {
      unit.rollback();
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
      UnitOfWork<?> unit,
      TakenFromMemory taken,
      BufferedRequest request,
      BufferedResponse answer,
      IdempotencyKey key) {
    var places = new ArrayList<Position>();
    unit.onPrepareCommit(
        _ -> {
          taken.verify(unit);
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
