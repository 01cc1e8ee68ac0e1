package dev.landbridge.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of a changed file of master keys. */
class KeyRingTest {
  private static final String ONE = "1:" + key(1);
  private static final String TWO = "2:" + key(2);
  private final AtomicReference<String> file = new AtomicReference<>(ONE);
  private final KeyRing ring = new KeyRing(file::get);

  private static String key(int seed) {
    var bytes = new byte[32];
    bytes[0] = (byte) seed;
    return Base64.getEncoder().encodeToString(bytes);
  }

  private void reread(String text, Integer... needed) {
    file.set(text);
    ring.reread(() -> Set.of(needed));
  }

  private void assertRefused(String reason) {
    assertThat(ring.keys()).isEqualTo(MasterKeys.parse(ONE));
    assertThat(ring.refusal().orElse("")).contains(reason).doesNotContain(key(1), key(2));
  }

  @Test
  void aSuccessorSealsAsSoonAsItIsRead() {
    reread(TWO + "\n" + ONE, 1);
    assertThat(ring.keys().current()).isEqualTo(2);
    assertThat(ring.keys().numbers()).containsExactly(1, 2);
    assertThat(ring.refusal()).isEmpty();
  }

  @Test
  void aKeyThatIsPreparedOpensAndDoesNotSeal() {
    reread(ONE + "\n" + TWO, 1);
    assertThat(ring.keys().current()).isEqualTo(1);
    assertThat(ring.key(2)).isPresent();
  }

  @Test
  void aNumberThatIsNotKnownIsLookedForAtOnce() {
    file.set(TWO + "\n" + ONE);
    assertThat(ring.key(2)).isPresent();
    assertThat(ring.key(3)).isEmpty();
  }

  @Test
  void whoAsksForItOftenReadsTheFileSeldom() {
    var reads = new AtomicInteger();
    var counted =
        new KeyRing(
            () -> {
              reads.incrementAndGet();
              return ONE;
            });
    long began = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      assertThat(counted.key(3)).isEmpty();
    }
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    assertThat(reads.get()).isLessThanOrEqualTo(2 + (int) seconds + 1);
  }

  @Test
  void aKeyThatIsStillNeededStays() {
    reread(TWO, 1);
    assertRefused("Expected master key 1 to stay");
    ring.reread(Set::of);
    assertThat(ring.keys()).isEqualTo(MasterKeys.parse(TWO));
    assertThat(ring.refusal()).isEmpty();
  }

  @Test
  void aKeyThatNothingIsSealedWithMayGo() {
    reread(TWO + "\n" + ONE, 1);
    reread(TWO, 2);
    assertThat(ring.keys().numbers()).containsExactly(2);
  }

  @Test
  void aNumberStandsForOneKey() {
    reread("1:" + key(2), 1);
    assertRefused("another number than 1");
  }

  @Test
  void whatCannotBeReadIsRefused() {
    reread(ONE + "\n2:" + key(2).substring(4), 1);
    assertRefused("got 29 bytes");
    reread(ONE + "\n1:" + key(2), 1);
    assertRefused("number 1 occurs twice");
    reread(ONE + "\n300:" + key(2), 1);
    assertRefused("<number 1-255>");
    reread("", 1);
    assertRefused("Expected a master key");
    reread(ONE, 1);
    assertThat(ring.refusal()).isEmpty();
  }

  @Test
  void aFileThatIsGoneIsRefused() {
    var gone = new AtomicBoolean();
    var others =
        new KeyRing(
            () -> {
              if (gone.get()) {
                throw new UncheckedIOException("no file master.key", new IOException());
              }
              return ONE;
            });
    gone.set(true);
    others.reread(Set::of);
    assertThat(others.refusal()).contains("no file master.key");
    assertThat(others.keys()).isEqualTo(MasterKeys.parse(ONE));
  }

  @Test
  void withoutKeysThereIsNoRing() {
    assertThatThrownBy(() -> new KeyRing(() -> "")).isInstanceOf(IllegalArgumentException.class);
  }
}
