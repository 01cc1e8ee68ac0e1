package dev.landbridge.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;

/** A number and its limit, measured in turns so that a busy machine slows down both. */
record Comparison(Series value, Series limit) {
  private static final int LEAST_WARM_UP = 2;
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(4);

  /** With so little left to compile, what is measured is the program and not its compiler. */
  private static final double QUIET = 0.05;

  /** One round; gives the number. */
  interface Round {
    double measure() throws Exception;
  }

  /** How many milliseconds the compiler of the measured program has worked. */
  interface Compiler {
    double millis() throws Exception;
  }

  /** What is measured is this process. */
  static Comparison interleaved(int rounds, Round value, Round limit) throws Exception {
    return interleaved(
        rounds, value, limit, ManagementFactory.getCompilationMXBean()::getTotalCompilationTime);
  }

  static Comparison interleaved(int rounds, Round value, Round limit, Compiler compiler)
      throws Exception {
    warmUp(value, limit, compiler);
    var values = new ArrayList<Double>();
    var limits = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      values.add(value.measure());
      limits.add(limit.measure());
    }
    return new Comparison(new Series(values), new Series(limits));
  }

  private static void warmUp(Round value, Round limit, Compiler compiler) throws Exception {
    long deadline = System.nanoTime() + LONGEST_WARM_UP.toNanos();
    double compiled = 1;
    for (int round = 0;
        round < LEAST_WARM_UP || (compiled > QUIET && System.nanoTime() < deadline);
        round++) {
      var before = Compiled.by(compiler);
      value.measure();
      limit.measure();
      compiled = before.shareUntil(Compiled.by(compiler));
    }
  }

  /** How long the compiler has worked at a moment. */
  private record Compiled(double millis, long nanoTime) {
    static Compiled by(Compiler compiler) throws Exception {
      return new Compiled(compiler.millis(), System.nanoTime());
    }

    double shareUntil(Compiled later) {
      return (later.millis - millis) * 1e6 / (later.nanoTime - nanoTime);
    }
  }

  Series ratio() {
    return new Series(
        IntStream.range(0, value.values().size())
            .mapToObj(round -> value.values().get(round) / limit.values().get(round))
            .toList());
  }
}
