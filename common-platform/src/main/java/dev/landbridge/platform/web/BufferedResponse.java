package dev.landbridge.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that is held back until what it tells of has ended. */
public final class BufferedResponse extends ContentCachingResponseWrapper {
  private final Set<String> headersBefore;

  public BufferedResponse(HttpServletResponse response) {
    super(response);
    this.headersBefore = Set.copyOf(response.getHeaderNames());
  }

  /** As if nothing had been answered yet. */
  void clear() {
    resetBuffer();
    setStatus(SC_OK);
    setContentType(null);
    var told = (HttpServletResponse) getResponse();
    for (var name : List.copyOf(told.getHeaderNames())) {
      if (!headersBefore.contains(name)) {
        told.setHeader(name, null);
      }
    }
  }

  /** Never before the end: the outcome is not known yet. */
  @Override
  public void flushBuffer() {
    // held back
  }

  public void send() throws IOException {
    copyBodyToResponse();
  }
}
