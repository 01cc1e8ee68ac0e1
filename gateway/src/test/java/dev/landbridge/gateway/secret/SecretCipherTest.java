package dev.landbridge.gateway.secret;

import static dev.landbridge.gateway.secret.SecretKind.API_KEY;
import static dev.landbridge.gateway.secret.SecretKind.REMEMBERED_ANSWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.platform.web.ProblemException;
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
    return new SecretCipher(new KeyRing(() -> keys), RANDOM);
  }

  @Test
  void whatIsSealedOpensAgain() {
    var sealed = cipher(OLD).seal(SECRET, API_KEY, ID);
    assertThat(cipher(OLD).open(sealed, API_KEY, ID)).isEqualTo(SECRET);
  }

  @Test
  void theSealedFormDoesNotHoldTheSecretAndIsNeverTheSameTwice() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 100; i++) {
      var sealed = cipher(OLD).seal(SECRET, API_KEY, ID);
      assertThat(new String(sealed.bytes(), UTF_8)).doesNotContain(SECRET.reveal());
      seen.add(sealed.base64());
    }
    assertThat(seen).hasSize(100);
  }

  @Test
  void aChangedByteIsNoticedWhereverItIs() {
    var bytes = cipher(OLD).seal(SECRET, API_KEY, ID).bytes();
    for (int i = 0; i < bytes.length; i++) {
      var tampered = bytes.clone();
      tampered[i] ^= 1;
      assertThatThrownBy(() -> cipher(OLD).open(SealedSecret.of(tampered), API_KEY, ID))
          .as("byte %d", i)
          .isInstanceOf(i == 1 ? ProblemException.class : SecretUnreadable.class) // its master key
          .hasMessageNotContaining(SECRET.reveal());
    }
  }

  @Test
  void aShortenedFormIsNoticed() {
    var bytes = cipher(OLD).seal(SECRET, API_KEY, ID).bytes();
    for (int length = 0; length < bytes.length; length++) {
      var cut = SealedSecret.of(java.util.Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> cipher(OLD).open(cut, API_KEY, ID))
          .isInstanceOf(SecretUnreadable.class);
    }
  }

  @Test
  void anotherMasterKeyDoesNotOpen() {
    var sealed = cipher(OLD).seal(SECRET, API_KEY, ID);
    assertThatThrownBy(() -> cipher(NEW).open(sealed, API_KEY, ID))
        .isInstanceOf(SecretUnreadable.class);
    assertThatThrownBy(() -> cipher("2:" + OLD).open(sealed, API_KEY, ID))
        .hasMessageContaining("master-key-missing")
        .hasMessageContaining("master key 1,");
  }

  @Test
  void aSecretDoesNotMoveToAnotherKey() {
    var sealed = cipher(OLD).seal(SECRET, API_KEY, ID);
    assertThatThrownBy(() -> cipher(OLD).open(sealed, API_KEY, "another-key"))
        .isInstanceOf(SecretUnreadable.class);
  }

  @Test
  void aReplacedMasterKeyStillOpensWhatItSealed() {
    var sealed = cipher("1:" + OLD).seal(SECRET, API_KEY, ID);
    var rotated = cipher("2:" + NEW + "\n1:" + OLD);
    assertThat(rotated.open(sealed, API_KEY, ID)).isEqualTo(SECRET);
    var sealedAnew = rotated.seal(SECRET, API_KEY, ID);
    assertThat(sealedAnew.bytes()[1]).isEqualTo((byte) 2);
    assertThat(cipher("2:" + NEW).open(sealedAnew, API_KEY, ID)).isEqualTo(SECRET);
  }

  @Test
  void aMalformedMasterKeyIsRefusedWithoutBeingShown() {
    for (var text :
        new String[] {
          "",
          "x",
          "0:" + OLD,
          "256:" + OLD,
          "a:" + OLD,
          OLD + "," + NEW,
          "2:" + OLD + "\n2:" + NEW,
          OLD.substring(4),
          "1:"
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
    var sealed = answers.encrypt(clear, "alice");
    assertThat(new String(sealed, UTF_8)).doesNotContain("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");
    assertThat(answers.decrypt(sealed, "alice")).isEqualTo(clear);
    assertThat(answers.decrypt(answers.encrypt(new byte[0], "alice"), "alice")).isEmpty();
  }

  @Test
  void aRememberedAnswerDoesNotMoveToAnotherRequest() {
    var answers = new SealedAnswers(cipher(OLD));
    var sealed = answers.encrypt(SECRET.reveal().getBytes(UTF_8), "alice");
    assertThatThrownBy(() -> answers.decrypt(sealed, "bob")).isInstanceOf(SecretUnreadable.class);
  }

  @Test
  void aSecretOfOneKindDoesNotOpenAsAnother() {
    var sealed = cipher(OLD).seal(SECRET, API_KEY, ID);
    assertThatThrownBy(() -> cipher(OLD).open(sealed, REMEMBERED_ANSWER, ID))
        .isInstanceOf(SecretUnreadable.class);
  }

  /**
   * Sealed by the first versions, which knew no kinds; it opens as what it was, and as no other.
   */
  @Test
  void whatWasSealedWithoutAKindIsAnApiKey() {
    var keys = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    var sealed =
        new SealedSecret(
            "AQFub25jZS1vZi0xMmLHzCQnPqnRInYMWAp3SfTqscI+rI5YXClXtUUdKaGPqo3SGSxVxphl/Y08dm5U+tE=");
    assertThat(cipher(keys).open(sealed, API_KEY, ID)).isEqualTo(SECRET);
    assertThatThrownBy(() -> cipher(keys).open(sealed, API_KEY, "another-key"))
        .isInstanceOf(SecretUnreadable.class);
    assertThatThrownBy(() -> cipher(keys).open(sealed, REMEMBERED_ANSWER, ID))
        .isInstanceOf(SecretUnreadable.class);
  }
}
