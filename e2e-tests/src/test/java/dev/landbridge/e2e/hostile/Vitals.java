package dev.landbridge.e2e.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.e2e.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How an installation is at a moment when nobody asks anything.
 *
 * @param live bytes of the heap that are left after a full collection
 * @param virtualThreads that have not ended
 * @param busyConnections to the databases, of all services
 */
record Vitals(long live, long virtualThreads, long threads, long files, long busyConnections) {
  private static final List<String> SERVICES =
      List.of("gateway", "peering-service", "routing-service");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");
  private static final Pattern VIRTUAL =
      Pattern.compile(
          "(?m)^ *[0-9]+: +([0-9]+) +[0-9]+ +java\\.lang\\.(?:ThreadBuilders\\$Bound)?VirtualThread ");

  static Vitals of(Installation installation) {
    var histogram = jcmd(installation.pid(), "GC.class_histogram");
    var metrics = metrics(installation, "gateway");
    return new Vitals(
        number(TOTAL, histogram),
        number(VIRTUAL, histogram),
        number(metric("jvm_threads_live_threads"), metrics),
        number(metric("process_files_open_files"), metrics),
        busyConnections(installation));
  }

  static long busyConnections(Installation installation) {
    return SERVICES.stream()
        .mapToLong(
            service ->
                number(metric("hikaricp_connections_active"), metrics(installation, service)))
        .sum();
  }

  private static Pattern metric(String name) {
    return Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9]+)");
  }

  private static long number(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private static String metrics(Installation installation, String service) {
    var isGateway = service.equals("gateway");
    var url = isGateway ? installation.url() : installation.url(service);
    var key = isGateway ? "Authorization: Bearer " + installation.operatorKey() + "\r\n" : "";
    try (var wire = new Wire(url)) {
      var request = "GET /actuator/prometheus HTTP/1.1\r\nHost: a\r\n" + key + "\r\n";
      return wire.exchange(request.getBytes(UTF_8), false, true).text();
    }
  }

  private static String jcmd(long pid, String command) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var process =
          new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError("Cannot look into process " + pid, e);
    }
  }

  @Override
  public String toString() {
    return "%d KB live, %d threads, %d virtual, %d files, %d busy connections"
        .formatted(live / 1024, threads, virtualThreads, files, busyConnections);
  }
}
