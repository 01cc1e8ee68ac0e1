package dev.landbridge.routing.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.testkit.Seeds;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrefixTrieTest {
  private static final int PREFIXES = 40;
  private static final int ADDRESSES = 40;

  @Test
  void theLongestPrefixWins() {
    var trie = trie("10.0.0.0/8", "10.0.0.0/16", "10.0.1.0/24", "0.0.0.0/0");
    assertThat(trie.longest(IpAddress.parse("10.0.1.5"))).hasValue(CidrBlock.parse("10.0.1.0/24"));
    assertThat(trie.longest(IpAddress.parse("10.0.2.5"))).hasValue(CidrBlock.parse("10.0.0.0/16"));
    assertThat(trie.longest(IpAddress.parse("11.0.2.5"))).hasValue(CidrBlock.parse("0.0.0.0/0"));
  }

  @Test
  void withoutAMatchThereIsNone() {
    assertThat(trie("10.0.0.0/8").longest(IpAddress.parse("11.0.0.1"))).isEmpty();
    assertThat(trie().longest(IpAddress.parse("11.0.0.1"))).isEmpty();
  }

  @Test
  void familiesDoNotMix() {
    var trie = trie("0.0.0.0/0", "fd00::/8");
    assertThat(trie.longest(IpAddress.parse("fe80::1"))).isEmpty();
    assertThat(trie.longest(IpAddress.parse("fd00::1"))).hasValue(CidrBlock.parse("fd00::/8"));
  }

  @Test
  void aSingleAddressIsAPrefixToo() {
    var trie = trie("10.0.0.1/32", "fd00::1/128");
    assertThat(trie.longest(IpAddress.parse("10.0.0.1"))).isPresent();
    assertThat(trie.longest(IpAddress.parse("10.0.0.2"))).isEmpty();
    assertThat(trie.longest(IpAddress.parse("fd00::1"))).isPresent();
  }

  @Test
  void agreesWithTryingEveryPrefix() {
    Seeds.thousand(
        random -> {
          var prefixes = Stream.generate(() -> prefix(random)).limit(PREFIXES).distinct().toList();
          var trie = PrefixTrie.of(prefixes, Function.identity());
          for (int i = 0; i < ADDRESSES; i++) {
            var address = near(random, prefixes);
            assertThat(trie.matches(address))
                .as("%s among %s", address, prefixes)
                .isEqualTo(tryingAll(prefixes, address));
          }
        });
  }

  private static List<CidrBlock> tryingAll(List<CidrBlock> prefixes, IpAddress address) {
    return prefixes.stream()
        .filter(prefix -> prefix.contains(address))
        .sorted(Comparator.comparingInt(CidrBlock::prefixLength).reversed())
        .toList();
  }

  private static PrefixTrie<CidrBlock> trie(String... prefixes) {
    return PrefixTrie.of(Stream.of(prefixes).map(CidrBlock::parse).toList(), Function.identity());
  }

  /** An address in or just beside one of the prefixes, so that matches are not rare. */
  private static IpAddress near(RandomGenerator random, List<CidrBlock> prefixes) {
    var chosen = prefixes.get(random.nextInt(prefixes.size()));
    return switch (random.nextInt(4)) {
      case 0 -> chosen.firstAddress();
      case 1 -> chosen.lastAddress();
      case 2 -> address(random, chosen.family());
      default -> mixed(chosen, address(random, chosen.family()));
    };
  }

  private static IpAddress mixed(CidrBlock block, IpAddress noise) {
    var last = block.lastAddress();
    long hosts = block.network().low() ^ last.low();
    return new IpAddress(
        block.family(), block.network().high(), block.network().low() | (noise.low() & hosts));
  }

  private static CidrBlock prefix(RandomGenerator random) {
    var family = random.nextInt(3) == 0 ? IpFamily.IPV6 : IpFamily.IPV4;
    var address = address(random, family);
    int length = random.nextInt(family.bits() + 1);
    return new CidrBlock(cut(address, length), length);
  }

  private static IpAddress cut(IpAddress address, int length) {
    int shift = address.family().bits() - length;
    long low = shift >= 64 ? 0 : address.low() >>> shift << shift;
    long high =
        shift <= 64
            ? address.high()
            : shift == 128 ? 0 : address.high() >>> (shift - 64) << (shift - 64);
    return new IpAddress(address.family(), high, low);
  }

  /** Few different high bits, so that prefixes nest. */
  private static IpAddress address(RandomGenerator random, IpFamily family) {
    return switch (family) {
      case IPV4 -> new IpAddress(family, 0, (random.nextLong(4) << 30 | random.nextLong(1 << 20)));
      case IPV6 -> new IpAddress(family, 0xfd00L << 48 | random.nextLong(4), random.nextLong());
    };
  }
}
