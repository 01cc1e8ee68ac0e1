package dev.landbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a process and its children have computed so far, as the kernel counts it. */
record Cpu(long pid) {

  /** Of one moment; a child that ended since then is not counted. */
  record Reading(Map<Long, Duration> byProcess) {
    double millisUntil(Reading later) {
      return later.byProcess.entrySet().stream()
              .mapToLong(
                  entry ->
                      entry
                          .getValue()
                          .minus(byProcess.getOrDefault(entry.getKey(), Duration.ZERO))
                          .toNanos())
              .sum()
          / 1e6;
    }
  }

  static Cpu ofThisProcess() {
    return new Cpu(ProcessHandle.current().pid());
  }

  /** Of the server whose files lie in {@code directory}. */
  static Cpu ofPostgres(Path directory) throws IOException {
    try (var lines = Files.lines(directory.resolve("data").resolve("postmaster.pid"))) {
      return new Cpu(Long.parseLong(lines.findFirst().orElseThrow().strip()));
    }
  }

  Reading alone() {
    return read(Stream.of(process()));
  }

  Reading withChildren() {
    return read(Stream.concat(Stream.of(process()), process().children()));
  }

  private ProcessHandle process() {
    return ProcessHandle.of(pid).orElseThrow();
  }

  private static Reading read(Stream<ProcessHandle> processes) {
    var byProcess = new HashMap<Long, Duration>();
    processes.forEach(
        process ->
            process.info().totalCpuDuration().ifPresent(cpu -> byProcess.put(process.pid(), cpu)));
    return new Reading(Map.copyOf(byProcess));
  }
}
