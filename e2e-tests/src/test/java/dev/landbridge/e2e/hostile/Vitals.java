package dev.landbridge.e2e.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.e2e.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How an installation is at a moment when nobody asks anything.
 *
 * @param live bytes of the heap that are left after a full collection
 * @param instances that are left, by class
 * @param resident bytes of memory that the process holds, with all that is not its heap
 * @param busyConnections to the databases, of all services
 */
record Vitals(
    long live,
    Map<String, Long> instances,
    long resident,
    long threads,
    long files,
    long busyConnections) {
  private static final List<String> SERVICES =
      List.of("gateway", "peering-service", "routing-service");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]+) kB");
  private static final Pattern CLASS =
      Pattern.compile("(?m)^ *[0-9]+: +([0-9]+) +[0-9]+ +([^ \n]+)");

  Vitals {
    instances = Map.copyOf(instances);
  }

  static Vitals of(Installation installation) {
    var histogram = jcmd(installation.pid(), "GC.class_histogram");
    var metrics = metrics(installation, "gateway");
    return new Vitals(
        number(TOTAL, histogram),
        instances(histogram),
        number(RESIDENT, status(installation.pid())) * 1024,
        number(metric("jvm_threads_live_threads"), metrics),
        number(metric("process_files_open_files"), metrics),
        busyConnections(installation));
  }

  private static Map<String, Long> instances(String histogram) {
    return CLASS
        .matcher(histogram)
        .results()
        .collect(Collectors.toMap(line -> line.group(2), Vitals::count, Long::sum));
  }

  private static long count(MatchResult line) {
    return Long.parseLong(line.group(1));
  }

  long virtualThreads() {
    return instances.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("VirtualThread"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** By how much each class has more instances than it had. */
  Map<String, Long> growthSince(Vitals earlier) {
    var growth = new TreeMap<String, Long>();
    instances.forEach(
        (name, count) -> growth.put(name, count - earlier.instances.getOrDefault(name, 0L)));
    return growth;
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
    if (!found.find()) {
      throw new AssertionError("Expected %s in %s".formatted(pattern, text));
    }
    return Long.parseLong(found.group(1));
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

  private static String status(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    } catch (IOException e) {
      throw new AssertionError("Cannot look into process " + pid, e);
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
    return "%d KB live, %d KB resident, %d threads, %d virtual, %d files, %d busy connections"
        .formatted(live / 1024, resident / 1024, threads, virtualThreads(), files, busyConnections);
  }
}
