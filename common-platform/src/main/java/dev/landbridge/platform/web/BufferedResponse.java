package dev.landbridge.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that is held back until its transaction has ended. */
final class BufferedResponse extends ContentCachingResponseWrapper {
  BufferedResponse(HttpServletResponse response) {
    super(response);
  }

  /** Never before the end: the outcome is not known yet. */
  @Override
  public void flushBuffer() {
    // held back
  }

  void send() throws IOException {
    copyBodyToResponse();
  }
}
