package dev.landbridge.events.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.MalformedValue;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0/0",
        "10.0.0.0/8",
        "192.168.1.0/24",
        "255.255.255.255/32",
        "::/0",
        "2001:db8::/32",
        "2001:db8:0:1::/64",
        "::1/128",
        "fe80::1:0:0:1/128"
      })
  void aCanonicalBlockReadsBackAsItself(String text) {
    assertThat(CidrBlock.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0",
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/+8",
        "010.0.0.0/8",
        "10.0.0/8",
        "10.0.0.256/32",
        "10.0.0.0.0/8",
        "2001:db8::/129",
        "2001:db8::1/64",
        "2001::db8::/32",
        "1:2:3:4:5:6:7/128",
        "1:2:3:4:5:6:7:8:9/128",
        "::ffff:10.0.0.0/104",
        "fe80::1%eth0/128",
        "12345::/16",
        "localhost/8",
        "10.0.0.0/8\u0000",
        "１０.0.0.0/8",
        " 10.0.0.0/8"
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> CidrBlock.parse(text)).isInstanceOf(MalformedValue.class);
  }

  @Test
  void aRefusalIsShortAndPrintable() {
    assertThatThrownBy(() -> CidrBlock.parse("x\u0000".repeat(10_000)))
        .hasMessageNotContaining("\u0000")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  void blocksAgreeWithArithmeticOnWholeNumbers() {
    for (long seed = 0; seed < 5_000; seed++) {
      var random = new SplittableRandom(seed);
      var family = random.nextBoolean() ? IpFamily.IPV4 : IpFamily.IPV6;
      var one = block(random, family);
      var other = block(random, family);
      var address = address(random, family);
      assertThat(one.contains(address)).as("seed %d", seed).isEqualTo(inRange(one, address));
      boolean overlap =
          first(one).compareTo(last(other)) <= 0 && first(other).compareTo(last(one)) <= 0;
      assertThat(one.overlaps(other)).as("seed %d", seed).isEqualTo(overlap);
      assertThat(other.overlaps(one)).as("seed %d", seed).isEqualTo(overlap);
      assertThat(one.contains(other))
          .as("seed %d", seed)
          .isEqualTo(
              first(one).compareTo(first(other)) <= 0 && last(one).compareTo(last(other)) >= 0);
      assertThat(CidrBlock.parse(one.text())).as("seed %d", seed).isEqualTo(one);
    }
  }

  @Test
  void familiesNeverMeet() {
    var all4 = CidrBlock.parse("0.0.0.0/0");
    var all6 = CidrBlock.parse("::/0");
    assertThat(all4.overlaps(all6)).isFalse();
    assertThat(all6.contains(IpAddress.parse("10.0.0.1"))).isFalse();
  }

  @Test
  void aBlockLiesInRangesIfEachOfItsAddressesDoes() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new SplittableRandom(seed);
      var block = small(random);
      var ranges = Stream.generate(() -> small(random)).limit(random.nextInt(8)).toList();
      var each =
          Stream.iterate(number(block.firstAddress()), number -> number.add(BigInteger.ONE))
              .limit(1L << (32 - block.prefixLength()))
              .allMatch(number -> ranges.stream().anyMatch(range -> holds(range, number)));
      assertThat(block.liesIn(ranges)).as("seed %d: %s in %s", seed, block, ranges).isEqualTo(each);
    }
  }

  @Test
  void aBlockLiesInTheHalvesOfAWiderOne() {
    var block = CidrBlock.parse("10.0.0.0/15");
    assertThat(block.liesIn(List.of())).isFalse();
    assertThat(block.liesIn(CidrBlock.parse("10.0.0.0/8").halves())).isTrue();
    assertThat(block.liesIn(block.halves())).isTrue();
    assertThat(block.liesIn(List.of(block.halves().getFirst()))).isFalse();
    assertThat(block.liesIn(List.of(CidrBlock.parse("::/0")))).isFalse();
    assertThat(CidrBlock.parse("fd00::/47").liesIn(CidrBlock.parse("fd00::/47").halves())).isTrue();
  }

  /** Within 64 addresses, so that blocks often meet. */
  private static CidrBlock small(SplittableRandom random) {
    int length = random.nextInt(26, 33);
    return new CidrBlock(IpAddress.parse("10.0.0." + random.nextInt(64)).prefix(length), length);
  }

  private static boolean holds(CidrBlock range, BigInteger number) {
    return number.compareTo(first(range)) >= 0 && number.compareTo(last(range)) <= 0;
  }

  @Test
  void textsAgreeWithTheJdk() throws Exception {
    for (long seed = 0; seed < 2_000; seed++) {
      var address = address(new SplittableRandom(seed), IpFamily.IPV6);
      assertThat(InetAddress.getByName(address.text()).getAddress())
          .as("seed %d", seed)
          .isEqualTo(bytes(address));
    }
  }

  private static CidrBlock block(SplittableRandom random, IpFamily family) {
    int length = random.nextInt(family.bits() + 1);
    return new CidrBlock(address(random, family).prefix(length), length);
  }

  /** Few distinct bits, so that blocks often meet; runs of zeros, so that texts are shortened. */
  private static IpAddress address(SplittableRandom random, IpFamily family) {
    long mask = random.nextBoolean() ? -1L : 0xff00_00ff_0000_0000L;
    return family == IpFamily.IPV4
        ? new IpAddress(family, 0, random.nextLong() & 0xc000_0003L)
        : new IpAddress(family, random.nextLong() & mask, random.nextLong() & mask);
  }

  private static boolean inRange(CidrBlock block, IpAddress address) {
    var value = number(address);
    return value.compareTo(first(block)) >= 0 && value.compareTo(last(block)) <= 0;
  }

  private static BigInteger first(CidrBlock block) {
    return number(block.network());
  }

  private static BigInteger last(CidrBlock block) {
    var size = BigInteger.ONE.shiftLeft(block.family().bits() - block.prefixLength());
    assertThat(number(block.lastAddress()))
        .isEqualTo(first(block).add(size).subtract(BigInteger.ONE));
    return first(block).add(size).subtract(BigInteger.ONE);
  }

  private static BigInteger number(IpAddress address) {
    return new BigInteger(1, bytes(address));
  }

  private static byte[] bytes(IpAddress address) {
    var bytes = new byte[address.family().bits() / 8];
    for (int bit = 0; bit < address.family().bits(); bit++) {
      if (address.bit(bit)) {
        bytes[bit / 8] = (byte) (bytes[bit / 8] | 1 << (7 - bit % 8));
      }
    }
    return bytes;
  }
}
