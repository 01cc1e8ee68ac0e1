package dev.landbridge.events.net;

/** The canonical text of an IPv6 address after RFC 5952. */
final class Ipv6Text {
  private Ipv6Text() {}

  static String of(long high, long low) {
    var groups = new int[8];
    for (int i = 0; i < 8; i++) {
      long half = i < 4 ? high : low;
      groups[i] = (int) (half >>> (48 - 16 * (i % 4)) & 0xffff);
    }
    int start = -1;
    int length = 1; // a single zero group is not shortened
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        start = i;
        length = run;
      }
    }
    if (start < 0) {
      return join(groups, 0, 8);
    }
    return join(groups, 0, start) + "::" + join(groups, start + length, 8);
  }

  private static String join(int[] groups, int from, int to) {
    var text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? ":" : "").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
