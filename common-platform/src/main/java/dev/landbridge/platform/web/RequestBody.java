package dev.landbridge.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Reads a caller's body as a whole: so much of it, and for so long, and not a byte more.
 *
 * @param most bytes
 * @param patience from the first byte to the last, whatever the pauses between them
 */
public record RequestBody(int most, Duration patience) {
  private static final int CHUNK = 8 * 1024;

  /** Throws where it is too long, comes too slowly or breaks off. */
  public byte[] of(HttpServletRequest request) {
    if (request.getContentLengthLong() > most) {
      throw tooLarge();
    }
    try {
      return read(request.getInputStream());
    } catch (IOException _) {
      throw new MalformedRequest("", "Expected the whole body, but it broke off");
    }
  }

  byte[] read(InputStream in) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    var body = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      body.write(chunk, 0, count);
      if (body.size() > most) {
        throw tooLarge();
      }
      if (System.nanoTime() - deadline > 0) {
        throw tooSlow();
      }
    }
    return body.toByteArray();
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "Expected a body of at most " + most + " bytes",
        Map.of("limit", most));
  }

  private ProblemException tooSlow() {
    return new ProblemException(
        HttpStatus.REQUEST_TIMEOUT,
        "body-too-slow",
        "Expected the whole body within " + patience.toSeconds() + " s");
  }
}
