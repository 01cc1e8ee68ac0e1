package dev.landbridge.gateway.secret;

import dev.landbridge.platform.web.AnswerCipher;

/** Remembered answers are sealed as a whole: the answer to a new key holds its secret. */
public final class SealedAnswers implements AnswerCipher {
  private static final String BELONGS_TO = "a remembered answer";
  private final SecretCipher cipher;

  public SealedAnswers(SecretCipher cipher) {
    this.cipher = cipher;
  }

  @Override
  public byte[] encrypt(byte[] answer) {
    return cipher.seal(answer, BELONGS_TO);
  }

  @Override
  public byte[] decrypt(byte[] stored) {
    return cipher.open(stored, BELONGS_TO);
  }
}
