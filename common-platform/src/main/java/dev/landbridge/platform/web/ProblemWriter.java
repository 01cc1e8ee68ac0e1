package dev.landbridge.platform.web;

import dev.landbridge.events.MalformedValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem documents, and the one log line that an ended request deserves. */
public final class ProblemWriter {
  private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);
  private final JsonMapper json;
  private final Problems problems;

  public ProblemWriter(JsonMapper json, Problems problems) {
    this.json = json;
    this.problems = problems;
  }

  /** Tells the caller what {@code error} means to it. */
  public void write(HttpServletRequest request, HttpServletResponse response, Throwable error)
      throws IOException {
    var problem = problems.of(error);
    if (error instanceof ProblemException && problem.isTransient()) {
      log.warn("Put off: {} {} code={}", request.getMethod(), path(request), problem.code());
    } else if (problem.status().is5xxServerError()) {
      log.error("Failed: {} {}", request.getMethod(), path(request), error);
    } else {
      log.info("Refused: {} {} code={}", request.getMethod(), path(request), problem.code());
    }
    write(request, response, problem);
  }

  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    if (problem.isTransient() && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
    }
    var document = problem.document(path(request), TraceParent.traceId(request));
    response.getOutputStream().write(json.writeValueAsBytes(document));
  }

  /**
   * Without control characters: what a caller sends must not forge log lines. And without what may
   * be a secret.
   */
  private static String path(HttpServletRequest request) {
    var path = String.valueOf(request.getRequestURI());
    return path.codePoints().anyMatch(Character::isISOControl)
        ? "/"
        : Arrays.stream(path.split("/", -1))
            .map(part -> MalformedValue.mayBeSecret(part) ? "***" : part)
            .collect(Collectors.joining("/"));
  }
}
