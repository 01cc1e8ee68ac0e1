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
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    var code = status >= 500 ? "internal-error" : code(status);
    try {
      response.setContentType("application/problem+json");
      response.getOutputStream().write(document(code, status).getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      getContainer().getLogger().debug("Nobody hears the refusal", e);
    }
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
