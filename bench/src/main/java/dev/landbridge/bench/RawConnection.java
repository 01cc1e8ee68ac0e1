package dev.landbridge.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client that costs next to nothing: who measures a server on its own machine
 * takes time from it.
 */
final class RawConnection implements AutoCloseable {
  private final URI server;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  RawConnection(URI server) {
    this.server = server;
  }

  static byte[] request(String method, String path, String bearer, String body) {
    return ("%s %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n"
            + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s")
        .formatted(method, path, bearer, body.getBytes(UTF_8).length, body)
        .getBytes(UTF_8);
  }

  /** Gives the status. */
  int send(byte[] request) throws IOException {
    var open = open();
    open.getOutputStream().write(request);
    var status = line();
    int length = 0;
    boolean ends = false;
    boolean chunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      var header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      ends |= header.equals("connection: close");
      chunked |= header.equals("transfer-encoding: chunked");
    }
    if (chunked) {
      skipChunks();
    } else {
      stream().skipNBytes(length);
    }
    if (ends) {
      close();
    }
    return Integer.parseInt(status.substring(9, 12));
  }

  private void skipChunks() throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      stream().skipNBytes(size);
      line();
    } while (size > 0);
  }

  private Socket open() throws IOException {
    var open = socket;
    if (open == null) {
      open = new Socket(server.getHost(), server.getPort());
      open.setTcpNoDelay(true);
      socket = open;
      in = new BufferedInputStream(open.getInputStream());
    }
    return open;
  }

  private InputStream stream() throws IOException {
    var open = in;
    if (open == null) {
      throw new EOFException("Expected to be connected");
    }
    return open;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = stream().read(); c != '\n'; c = stream().read()) {
      if (c < 0) {
        throw new EOFException("Expected a whole answer");
      }
      line.append((char) c);
    }
    return new String(line.toString().getBytes(ISO_8859_1), UTF_8).strip();
  }

  @Override
  public void close() throws IOException {
    var open = socket;
    socket = null;
    in = null;
    if (open != null) {
      open.close();
    }
  }
}
