package dev.landbridge.e2e.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A few who begin a request and never end it; a server lets go of them. */
final class SlowCallers implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;
  private final List<Socket> waiting = new ArrayList<>();

  SlowCallers(URI server, String bearer, int count) {
    var post =
        "POST /v1/vpcs HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer ";
    for (int i = 0; i < count; i++) {
      begin(server, "GET /v1/vpcs HTTP/1.1\r\nHost: a\r\nX");
      begin(server, post + bearer + "\r\nContent-Length: 50\r\n\r\n{\"name\":");
      begin(server, post + bearer + "\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{");
      begin(server, "");
    }
  }

  private void begin(URI server, String beginning) {
    try {
      var socket = new Socket(server.getHost(), server.getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
      waiting.add(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those who were neither answered nor sent away. */
  long stillHeld() {
    return waiting.stream().filter(SlowCallers::isHeld).count();
  }

  private static boolean isHeld(Socket socket) {
    try {
      var answer = socket.getInputStream().readAllBytes();
      var text = new String(answer, ISO_8859_1);
      return !text.isEmpty() && !text.startsWith("HTTP/1.1 4");
    } catch (java.net.SocketTimeoutException e) {
      return true;
    } catch (IOException sentAway) {
      return false;
    }
  }

  @Override
  public void close() {
    for (var socket : waiting) {
      try {
        socket.close();
      } catch (IOException gone) {
        // as wanted
      }
    }
  }
}
