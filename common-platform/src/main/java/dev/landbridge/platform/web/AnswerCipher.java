package dev.landbridge.platform.web;

/** Protects remembered answers at rest; a service whose answers may hold secrets brings its own. */
public interface AnswerCipher {
  byte[] encrypt(byte[] answer);

  byte[] decrypt(byte[] stored);

  /** For services whose answers hold no secret. */
  static AnswerCipher none() {
    return new AnswerCipher() {
      @Override
      public byte[] encrypt(byte[] answer) {
        return answer;
      }

      @Override
      public byte[] decrypt(byte[] stored) {
        return stored;
      }
    };
  }
}
