package dev.landbridge.events.net;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.TextValue;
import java.util.regex.Pattern;

/**
 * One address: 128 bits as two unsigned halves; IPv4 uses the low 32 of {@code low}. Text is
 * canonical: dotted quads without leading zeros, IPv6 after RFC 5952. Names, zones and IPv4-mapped
 * forms are not addresses here.
 */
public record IpAddress(IpFamily family, long high, long low)
    implements TextValue, Comparable<IpAddress> {
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final String EXPECTED = "an IPv4 or IPv6 address";

  public IpAddress {
    if (family == IpFamily.IPV4 && (high != 0 || low >>> 32 != 0)) {
      throw new IllegalArgumentException("Expected 32 bits, but got " + high + ", " + low);
    }
  }

  public static IpAddress parse(String text) {
    if (IPV4.matcher(text).matches()) {
      return new IpAddress(IpFamily.IPV4, 0, parseIpv4(text));
    }
    if (text.length() > 39 || text.indexOf(':') < 0) {
      throw new MalformedValue(EXPECTED, text);
    }
    return parseIpv6(text);
  }

  private static long parseIpv4(String text) {
    long bits = 0;
    for (var part : text.split("\\.", -1)) {
      int octet = Integer.parseInt(part);
      if (octet > 255) {
        throw new MalformedValue(EXPECTED, text);
      }
      bits = bits << 8 | octet;
    }
    return bits;
  }

  private static IpAddress parseIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      throw new MalformedValue(EXPECTED, text);
    }
    var head = groups(text, gap < 0 ? text : text.substring(0, gap));
    var tail = groups(text, gap < 0 ? "" : text.substring(gap + 2));
    int missing = 8 - head.length - tail.length;
    if (gap < 0 ? missing != 0 : missing < 1) {
      throw new MalformedValue(EXPECTED, text);
    }
    var all = new int[8];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
    return new IpAddress(IpFamily.IPV6, join(all, 0), join(all, 4));
  }

  private static int[] groups(String whole, String part) {
    if (part.isEmpty()) {
      return new int[0];
    }
    var texts = part.split(":", -1);
    var groups = new int[texts.length];
    for (int i = 0; i < texts.length; i++) {
      if (texts.length > 8 || !GROUP.matcher(texts[i]).matches()) {
        throw new MalformedValue(EXPECTED, whole);
      }
      groups[i] = Integer.parseInt(texts[i], 16);
    }
    return groups;
  }

  private static long join(int[] groups, int from) {
    long bits = 0;
    for (int i = from; i < from + 4; i++) {
      bits = bits << 16 | groups[i];
    }
    return bits;
  }

  /** This address with all bits past the first {@code length} cleared. */
  IpAddress prefix(int length) {
    if (family == IpFamily.IPV4) {
      return new IpAddress(family, 0, low & (mask(length + 32) & 0xffffffffL));
    }
    return length <= 64
        ? new IpAddress(family, high & mask(length), 0)
        : new IpAddress(family, high, low & mask(length - 64));
  }

  /** This address with all bits past the first {@code length} set. */
  IpAddress lastOf(int length) {
    if (family == IpFamily.IPV4) {
      return new IpAddress(family, 0, (low | ~mask(length + 32)) & 0xffffffffL);
    }
    return length <= 64
        ? new IpAddress(family, high | ~mask(length), -1L)
        : new IpAddress(family, high, low | ~mask(length - 64));
  }

  /** The bit at {@code index}, counted from the most significant. */
  public boolean bit(int index) {
    int at = family == IpFamily.IPV4 ? index + 96 : index;
    return at < 64 ? (high >>> (63 - at) & 1) != 0 : (low >>> (127 - at) & 1) != 0;
  }

  private static long mask(int length) {
    return length == 0 ? 0 : -1L << (64 - length);
  }

  @Override
  public int compareTo(IpAddress other) {
    int byFamily = family.compareTo(other.family);
    if (byFamily != 0) {
      return byFamily;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String text() {
    return family == IpFamily.IPV4 ? ipv4Text() : Ipv6Text.of(high, low);
  }

  private String ipv4Text() {
    return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
  }

  @Override
  public String toString() {
    return text();
  }
}
