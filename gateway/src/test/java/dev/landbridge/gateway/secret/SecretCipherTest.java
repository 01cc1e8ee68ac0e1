package dev.landbridge.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SecretCipherTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String OLD = key();
  private static final String NEW = key();
  private static final Secret SECRET = Secret.parse("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");
  private static final String ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";

  private static String key() {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static SecretCipher cipher(String keys) {
    return new SecretCipher(MasterKeys.parse(keys), RANDOM);
  }

  @Test
  void whatIsSealedOpensAgain() {
    var sealed = cipher(OLD).seal(SECRET, ID);
    assertThat(cipher(OLD).open(sealed, ID)).isEqualTo(SECRET);
  }

  @Test
  void theSealedFormDoesNotHoldTheSecretAndIsNeverTheSameTwice() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 100; i++) {
      var sealed = cipher(OLD).seal(SECRET, ID);
      assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain(SECRET.reveal());
      seen.add(sealed.base64());
    }
    assertThat(seen).hasSize(100);
  }

  @Test
  void aChangedByteIsNoticedWhereverItIs() {
    var bytes = cipher(OLD).seal(SECRET, ID).bytes();
    for (int i = 0; i < bytes.length; i++) {
      var tampered = bytes.clone();
      tampered[i] ^= 1;
      assertThatThrownBy(() -> cipher(OLD).open(SealedSecret.of(tampered), ID))
          .as("byte %d", i)
          .isInstanceOf(SecretUnreadable.class)
          .hasMessageNotContaining(SECRET.reveal());
    }
  }

  @Test
  void aShortenedFormIsNoticed() {
    var bytes = cipher(OLD).seal(SECRET, ID).bytes();
    for (int length = 0; length < bytes.length; length++) {
      var cut = SealedSecret.of(java.util.Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> cipher(OLD).open(cut, ID)).isInstanceOf(SecretUnreadable.class);
    }
  }

  @Test
  void anotherMasterKeyDoesNotOpen() {
    var sealed = cipher(OLD).seal(SECRET, ID);
    assertThatThrownBy(() -> cipher(NEW).open(sealed, ID)).isInstanceOf(SecretUnreadable.class);
    assertThatThrownBy(() -> cipher("2:" + OLD).open(sealed, ID))
        .isInstanceOf(SecretUnreadable.class)
        .hasMessageContaining("have MasterKeys[2]");
  }

  @Test
  void aSecretDoesNotMoveToAnotherKey() {
    var sealed = cipher(OLD).seal(SECRET, ID);
    assertThatThrownBy(() -> cipher(OLD).open(sealed, "another-key"))
        .isInstanceOf(SecretUnreadable.class);
  }

  @Test
  void aReplacedMasterKeyStillOpensWhatItSealed() {
    var sealed = cipher("1:" + OLD).seal(SECRET, ID);
    var rotated = cipher("2:" + NEW + "\n1:" + OLD);
    assertThat(rotated.open(sealed, ID)).isEqualTo(SECRET);
    var sealedAnew = rotated.seal(SECRET, ID);
    assertThat(sealedAnew.bytes()[1]).isEqualTo((byte) 2);
    assertThat(cipher("2:" + NEW).open(sealedAnew, ID)).isEqualTo(SECRET);
  }

  @Test
  void aMalformedMasterKeyIsRefusedWithoutBeingShown() {
    for (var text :
        new String[] {
          "", "x", "0:" + OLD, "256:" + OLD, "a:" + OLD, OLD + "," + NEW, OLD.substring(4), "1:"
        }) {
      assertThatIllegalArgumentException()
          .as(text)
          .isThrownBy(() -> MasterKeys.parse(text))
          .withMessageNotContaining(OLD.substring(4, 20));
    }
  }

  @Test
  void masterKeysAreNotShown() {
    assertThat(MasterKeys.parse(OLD)).hasToString("MasterKeys[1]");
  }

  @Test
  void rememberedAnswersAreSealed() {
    var answers = new SealedAnswers(cipher(OLD));
    var clear = "{\"secret\":\"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE\"}".getBytes(UTF_8);
    var sealed = answers.encrypt(clear);
    assertThat(new String(sealed, UTF_8)).doesNotContain("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");
    assertThat(answers.decrypt(sealed)).isEqualTo(clear);
    assertThat(answers.decrypt(answers.encrypt(new byte[0]))).isEmpty();
  }
}
