package dev.landbridge.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measured number as it is printed.
 *
 * @param limit what it is compared with, measured in the same run; absent where there is nothing
 * @param ratio of the value to the limit: the median over the rounds
 * @param goal the condition it is held against; absent for a figure that only explains another
 */
record Figure(
    String figure,
    Series value,
    String unit,
    @Nullable Series limit,
    @Nullable Series ratio,
    @Nullable String goal) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MathContext SHOWN = new MathContext(4);

  static Figure alone(String figure, String unit, Series value, @Nullable String goal) {
    return new Figure(figure, value, unit, null, null, goal);
  }

  static Figure compared(String figure, String unit, Comparison measured, @Nullable String goal) {
    return new Figure(figure, measured.value(), unit, measured.limit(), measured.ratio(), goal);
  }

  void print() {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("figure", figure);
    members.put("value", shown(value.median()));
    members.put("unit", unit);
    members.put("limit", limit == null ? null : shown(limit.median()));
    members.put("ratio", ratio == null ? null : shown(ratio.median()));
    members.put("goal", goal);
    members.put("runs", value.values().size());
    members.put("spread", shown(value.spread()));
    System.out.println(JSON.writeValueAsString(members));
  }

  private static BigDecimal shown(double number) {
    var rounded = new BigDecimal(number, SHOWN);
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
