package dev.landbridge.platform.web;

import dev.landbridge.events.MalformedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One point of the shared log: what a caller has seen, {@code peering/7@1234}. */
public record Position(String context, int partition, long index) {
  public static final String HEADER = "Landbridge-Position";
  public static final String SETTLED = "Landbridge-Settled";
  private static final String EXPECTED = "positions such as peering/7@1234, separated by commas";
  private static final int MOST = 256;

  public static List<Position> parseAll(String text) {
    var positions = new ArrayList<Position>();
    for (var item : text.split(",", MOST + 1)) {
      int slash = item.indexOf('/');
      int at = item.indexOf('@');
      if (slash < 1 || at < slash || positions.size() == MOST) {
        throw new MalformedValue(EXPECTED, text);
      }
      try {
        positions.add(
            new Position(
                item.substring(0, slash).strip(),
                Integer.parseInt(item.substring(slash + 1, at)),
                Long.parseLong(item.substring(at + 1).strip())));
      } catch (NumberFormatException e) {
        throw new MalformedValue(EXPECTED, text);
      }
    }
    return positions;
  }

  public static String format(List<Position> positions) {
    return positions.stream().map(Position::toString).collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return context + "/" + partition + "@" + index;
  }
}
