package dev.landbridge.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Gives a server the port it had the last time, so that subscribers of the log find it again after
 * a restart; another one only if somebody took it.
 */
record RememberedPorts(Path file) {

  int of(String server) {
    var properties = read();
    int last = Integer.parseInt(properties.getProperty(server, "0"));
    int port = last > 0 && isFree(last) ? last : freePort();
    properties.setProperty(server, Integer.toString(port));
    write(properties);
    return port;
  }

  static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CannotStart("There is no free port", e);
    }
  }

  private Properties read() {
    var properties = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newBufferedReader(file)) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return properties;
  }

  private void write(Properties properties) {
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
