package dev.landbridge.bench;

import java.util.ArrayList;
import java.util.stream.IntStream;

/** A number and its limit, measured in turns so that a busy machine slows down both. */
record Comparison(Series value, Series limit) {
  private static final int WARM_UP = 2;

  /** One round; gives the number. */
  interface Round {
    double measure() throws Exception;
  }

  static Comparison interleaved(int rounds, Round value, Round limit) throws Exception {
    var values = new ArrayList<Double>();
    var limits = new ArrayList<Double>();
    for (int round = -WARM_UP; round < rounds; round++) {
      double one = value.measure();
      double other = limit.measure();
      if (round >= 0) {
        values.add(one);
        limits.add(other);
      }
    }
    return new Comparison(new Series(values), new Series(limits));
  }

  static int rounds(int measured) {
    return WARM_UP + measured;
  }

  Series ratio() {
    return new Series(
        IntStream.range(0, value.values().size())
            .mapToObj(round -> value.values().get(round) / limit.values().get(round))
            .toList());
  }
}
