package dev.landbridge.bench;

import java.util.List;

/** The same number measured several times. */
record Series(List<Double> values) {
  Series {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one measurement");
    }
  }

  double median() {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** How far apart the rounds lie, in parts of the median. */
  double spread() {
    var statistics = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    return median() == 0 ? 0 : (statistics.getMax() - statistics.getMin()) / median();
  }
}
