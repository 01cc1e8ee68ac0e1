package dev.landbridge.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that is held back until what it tells of has ended. */
public final class BufferedResponse extends ContentCachingResponseWrapper {
  public BufferedResponse(HttpServletResponse response) {
    super(response);
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
