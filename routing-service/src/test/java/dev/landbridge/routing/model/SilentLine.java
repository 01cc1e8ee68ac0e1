package dev.landbridge.routing.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a server that can fall silent: it stays open, and nothing arrives any more. */
final class SilentLine implements AutoCloseable {
  private final ServerSocket here;
  private final String host;
  private final int port;
  private final ExecutorService pumps = Executors.newVirtualThreadPerTaskExecutor();
  private boolean silent;
  private int held;

  private SilentLine(ServerSocket here, String host, int port) {
    this.here = here;
    this.host = host;
    this.port = port;
  }

  static SilentLine to(String host, int port) {
    try {
      var here = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      var line = new SilentLine(here, host, port);
      line.pumps.execute(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return here.getLocalPort();
  }

  synchronized void fallSilent() {
    silent = true;
  }

  synchronized void speak() {
    silent = false;
    notifyAll();
  }

  /** Whether somebody sent what did not arrive. */
  synchronized boolean holdsSomething() {
    return held > 0;
  }

  private void accept() {
    try {
      while (true) {
        var near = here.accept();
        var far = new Socket(host, port);
        pumps.execute(() -> pump(near, far));
        pumps.execute(() -> pump(far, near));
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      var buffer = new byte[8192];
      var in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        waitForSpeech();
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException hungUp) {
      // either end may
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void waitForSpeech() throws InterruptedException {
    held++;
    try {
      while (silent) {
        wait();
      }
    } finally {
      held--;
    }
  }

  @Override
  public void close() throws IOException {
    speak();
    here.close();
    pumps.shutdownNow();
  }
}
