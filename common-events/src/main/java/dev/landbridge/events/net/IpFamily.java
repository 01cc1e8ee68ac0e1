package dev.landbridge.events.net;

/** The two address families. */
public enum IpFamily {
  IPV4(32),
  IPV6(128);

  private final int bits;

  IpFamily(int bits) {
    this.bits = bits;
  }

  /** The length of an address. */
  public int bits() {
    return bits;
  }
}
