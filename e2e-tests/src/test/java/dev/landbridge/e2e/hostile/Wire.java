package dev.landbridge.e2e.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server that sends whatever bytes it is given, and is opened anew at need. A
 * server may close an idle connection at the moment at which it is used again: only where nothing
 * at all was heard on one that had served before is a request sent a second time.
 */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int LONGEST_LINE = 64 * 1024;

  private final URI server;
  private @Nullable Socket socket;
  private @Nullable InputStream in;
  private boolean served;
  private boolean heard;
  private boolean answering;
  private int retries;

  Wire(URI server) {
    this.server = server;
  }

  /**
   * Sends and reads one answer.
   *
   * @param ends whether nothing more is sent, which the server sees
   */
  Reply exchange(byte[] request, boolean isHead, boolean ends) {
    try {
      return exchangeOnce(request, isHead, ends);
    } catch (SocketTimeoutException e) {
      close();
      return Reply.none(Reply.SILENCE);
    } catch (IOException e) {
      close();
      return Reply.none("closed: " + e.getMessage());
    }
  }

  private Reply exchangeOnce(byte[] request, boolean isHead, boolean ends) throws IOException {
    var open = open();
    boolean usedBefore = served;
    heard = false;
    try {
      send(open, request, ends);
      return read(isHead, ends);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (heard || !usedBefore) {
        throw e;
      }
      close();
      retries++;
      send(open(), request, ends);
      return read(isHead, ends);
    }
  }

  /** How many requests were sent a second time. */
  int retries() {
    return retries;
  }

  private static void send(Socket open, byte[] request, boolean ends) throws IOException {
    try {
      open.getOutputStream().write(request);
    } catch (IOException refusedEarly) {
      return; // what was answered before it was all sent can still be read
    }
    if (ends) {
      open.shutdownOutput();
    }
  }

  private Socket open() throws IOException {
    var open = socket;
    if (open == null) {
      open = new Socket(server.getHost(), server.getPort());
      open.setSoTimeout(PATIENCE_MILLIS);
      open.setTcpNoDelay(true);
      socket = open;
      served = false;
      in = new BufferedInputStream(open.getInputStream(), 16 * 1024);
    }
    return open;
  }

  private Reply read(boolean isHead, boolean ends) throws IOException {
    answering = false;
    var status = status(line());
    answering = true;
    while (status >= 100 && status < 200) {
      headers();
      status = status(line());
    }
    var headers = headers();
    var body = isHead || status == 204 || status == 304 ? new byte[0] : body(headers);
    served = true;
    if (ends || "close".equalsIgnoreCase(headers.get("connection"))) {
      close();
    }
    return Reply.of(status, headers, body);
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
      throw new IOException("no status line: " + line);
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private Map<String, String> headers() throws IOException {
    var headers = new TreeMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("no header: " + line);
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    var stream = stream();
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return chunks();
    }
    var length = Optional.ofNullable(headers.get("content-length"));
    if (length.isEmpty()) {
      var rest = stream.readAllBytes();
      close();
      return rest;
    }
    var body = stream.readNBytes(Integer.parseInt(length.get()));
    if (body.length < Integer.parseInt(length.get())) {
      throw new EOFException(Reply.HALF + ": " + text(body));
    }
    return body;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(), 16);
      body.write(stream().readNBytes(size));
      line();
      if (size == 0) {
        return body.toByteArray();
      }
    }
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = stream().read(); c != '\n'; c = stream().read()) {
      if (c < 0 || line.size() > LONGEST_LINE) {
        throw new EOFException(answering ? Reply.HALF : "no answer");
      }
      heard = true;
      line.write(c);
    }
    var bytes = line.toByteArray();
    int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    return text(Arrays.copyOf(bytes, end));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private InputStream stream() throws IOException {
    var open = in;
    if (open == null) {
      throw new IOException("not connected");
    }
    return open;
  }

  @Override
  public void close() {
    var open = socket;
    socket = null;
    in = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException gone) {
        // as wanted
      }
    }
  }
}
