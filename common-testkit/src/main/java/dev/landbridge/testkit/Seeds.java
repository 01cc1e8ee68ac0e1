package dev.landbridge.testkit;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Repeats a random test with many seeds and names the one that fails. */
public final class Seeds {
  /** {@code -Dlandbridge.test.seed=N} runs one seed only. */
  private static final String ONLY = "landbridge.test.seed";

  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private Seeds() {}

  /** What is tried with each seed. */
  public interface Trial {
    void run(RandomGenerator random) throws Exception;
  }

  public static void thousand(Trial trial) {
    forEach(1000, trial);
  }

  public static void forEach(int seeds, Trial trial) {
    var only = Long.getLong(ONLY);
    if (only != null) {
      run(only, trial);
      return;
    }
    for (long seed = 0; seed < seeds; seed++) {
      run(seed, trial);
    }
  }

  private static void run(long seed, Trial trial) {
    try {
      trial.run(FACTORY.create(seed));
    } catch (Exception | AssertionError e) {
      throw new AssertionError(
          "Failed with seed %d (again: -D%s=%d): %s".formatted(seed, ONLY, seed, e.getMessage()),
          e);
    }
  }
}
