package dev.landbridge.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code BenchMain NAME}: prints one JSON object a line; what it does meanwhile goes to stderr. */
public final class BenchMain {
  private BenchMain() {}

  /** One group of figures. */
  interface Benchmark {
    void run() throws Exception;
  }

  public static void main(String[] args) {
    var benchmark = named(args.length == 1 ? args[0] : "");
    if (benchmark == null) {
      System.err.println("landbridge: which benchmark? commands, reads, replay, paths or flood");
      System.exit(2);
      return;
    }
    Server.silenceLogs();
    System.exit(succeeds(benchmark) ? 0 : 1); // threads of clients may linger
  }

  private static boolean succeeds(Benchmark benchmark) {
    try {
      benchmark.run();
      return true;
    } catch (Exception e) {
      e.printStackTrace();
      return false;
    }
  }

  private static @Nullable Benchmark named(String name) {
    return switch (name) {
      case "commands" -> () -> runAll(List.of(new CommandBenchmark(), new RequestBenchmark()));
      case "reads" -> new ReadBenchmark();
      case "replay" -> new ReplayBenchmark();
      case "paths" -> new PathBenchmark();
      case "flood" -> new FloodBenchmark();
      default -> null;
    };
  }

  private static void runAll(List<Benchmark> benchmarks) throws Exception {
    for (var benchmark : benchmarks) {
      benchmark.run();
    }
  }
}
