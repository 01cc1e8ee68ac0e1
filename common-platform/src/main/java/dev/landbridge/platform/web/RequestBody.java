package dev.landbridge.platform.web;

import dev.landbridge.platform.web.BodyDeadlines.Reading;
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
 * @param deadlines for whoever closes connections that keep a read from ending
 */
public record RequestBody(int most, Duration patience, BodyDeadlines deadlines) {
  private static final int CHUNK = 8 * 1024;

  /** Throws where it is too long, comes too slowly or breaks off. */
  public byte[] of(HttpServletRequest request) {
    if (request.getContentLengthLong() > most) {
      throw tooLarge();
    }
    var connection = request.getServletConnection().getConnectionId();
    try (var reading = deadlines.begin(connection, patience)) {
      return read(request.getInputStream(), reading);
    } catch (IOException _) {
      throw new MalformedRequest("", "Expected the whole body, but it broke off");
    }
  }

  byte[] read(InputStream in, Reading reading) throws IOException {
    var body = new ByteArrayOutputStream();
    var chunk = new byte[CHUNK];
    for (int count = next(in, chunk, reading); count >= 0; count = next(in, chunk, reading)) {
      body.write(chunk, 0, count);
      if (body.size() > most) {
        throw tooLarge();
      }
    }
    return body.toByteArray();
  }

  /** Whoever falls silent is too slow as well. */
  private int next(InputStream in, byte[] chunk, Reading reading) throws IOException {
    try {
      int count = in.read(chunk);
      if (count >= 0 && reading.isOver()) {
        throw tooSlow();
      }
      return count;
    } catch (IOException e) {
      if (reading.isOver()) {
        throw tooSlow();
      }
      throw e;
    }
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
