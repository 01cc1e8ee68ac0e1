package dev.landbridge.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat refuses before any of our code runs is told as a problem, too, and not as a web page.
 */
public final class ProblemValve extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable error) {
    int status = told(response.getStatus());
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    response.setStatus(status);
    var code = status >= 500 ? "internal-error" : code(status);
    try {
      response.setContentType("application/problem+json");
      response.getOutputStream().write(document(code, status).getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      getContainer().getLogger().debug("Nobody hears the refusal", e);
    }
  }

  /**
   * With the status that is documented for its code. A method, a version of HTTP or a coding that
   * nobody knows is the caller's fault, and no failure of ours.
   */
  private static int told(int status) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_IMPLEMENTED,
          HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED ->
          HttpServletResponse.SC_BAD_REQUEST;
      case HttpServletResponse.SC_NOT_FOUND,
          HttpServletResponse.SC_METHOD_NOT_ALLOWED,
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE ->
          status;
      default -> status >= 400 && status < 500 ? HttpServletResponse.SC_BAD_REQUEST : status;
    };
  }

  private static String document(String code, int status) {
    return """
        {"type":"/problems/%1$s","title":"Refused","status":%2$d,\
        "detail":"Expected a well-formed HTTP request","instance":"/","code":"%1$s"}"""
        .formatted(code, status);
  }

  private static String code(int status) {
    return switch (status) {
      case HttpServletResponse.SC_NOT_FOUND -> "no-such-path";
      case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "method-not-allowed";
      case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "body-too-large";
      default -> "malformed-request";
    };
  }
}
