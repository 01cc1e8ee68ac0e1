package dev.landbridge.events.net;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.TextValue;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** An address range, canonical: no bit is set past the prefix. */
public record CidrBlock(IpAddress network, int prefixLength)
    implements TextValue, Comparable<CidrBlock> {
  private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final String EXPECTED = "a canonical CIDR block such as 10.0.0.0/16";

  public CidrBlock {
    if (prefixLength < 0 || prefixLength > network.family().bits()) {
      throw new MalformedValue(EXPECTED, network + "/" + prefixLength);
    }
    if (!network.prefix(prefixLength).equals(network)) {
      throw new MalformedValue(
          EXPECTED + " (here " + network.prefix(prefixLength) + "/" + prefixLength + ")",
          network + "/" + prefixLength);
    }
  }

  public static CidrBlock parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !PREFIX_LENGTH.matcher(text.substring(slash + 1)).matches()) {
      throw new MalformedValue(EXPECTED, text);
    }
    var network = IpAddress.parse(text.substring(0, slash));
    return new CidrBlock(network, Integer.parseInt(text.substring(slash + 1)));
  }

  /** The block of one address. */
  public static CidrBlock of(IpAddress address) {
    return new CidrBlock(address, address.family().bits());
  }

  public IpFamily family() {
    return network.family();
  }

  public boolean contains(IpAddress address) {
    return address.family() == family() && address.prefix(prefixLength).equals(network);
  }

  public boolean contains(CidrBlock other) {
    return other.prefixLength >= prefixLength && contains(other.network);
  }

  public boolean overlaps(CidrBlock other) {
    return contains(other) || other.contains(this);
  }

  /** Whether each of its addresses is in one of the ranges, be they in parts. */
  public boolean liesIn(Collection<CidrBlock> ranges) {
    if (ranges.stream().anyMatch(range -> range.contains(this))) {
      return true;
    }
    var inside = ranges.stream().filter(this::contains).toList();
    return !inside.isEmpty() && halves().stream().allMatch(half -> half.liesIn(inside));
  }

  /** The two blocks it consists of; a single address has none. */
  public List<CidrBlock> halves() {
    if (prefixLength == family().bits()) {
      return List.of();
    }
    int longer = prefixLength + 1;
    return List.of(
        new CidrBlock(network, longer), new CidrBlock(lastAddress().prefix(longer), longer));
  }

  public IpAddress firstAddress() {
    return network;
  }

  public IpAddress lastAddress() {
    return network.lastOf(prefixLength);
  }

  @Override
  public int compareTo(CidrBlock other) {
    int byNetwork = network.compareTo(other.network);
    return byNetwork != 0 ? byNetwork : Integer.compare(prefixLength, other.prefixLength);
  }

  @Override
  public String text() {
    return network.text() + "/" + prefixLength;
  }

  @Override
  public String toString() {
    return text();
  }
}
