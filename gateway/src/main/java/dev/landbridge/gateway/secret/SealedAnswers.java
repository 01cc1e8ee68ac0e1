package dev.landbridge.gateway.secret;

import dev.landbridge.platform.web.AnswerCipher;

/** Remembered answers are sealed as a whole: the answer to a new key holds its secret. */
public final class SealedAnswers implements AnswerCipher {
  private final SecretCipher cipher;

  public SealedAnswers(SecretCipher cipher) {
    this.cipher = cipher;
  }

  @Override
  public byte[] encrypt(byte[] answer, String belongsTo) {
    return cipher.seal(answer, SecretKind.REMEMBERED_ANSWER, belongsTo);
  }

  @Override
  public byte[] decrypt(byte[] stored, String belongsTo) {
    return cipher.open(stored, SecretKind.REMEMBERED_ANSWER, belongsTo);
  }
}
