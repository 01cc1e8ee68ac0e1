package dev.landbridge.platform.web;

/** Protects remembered answers at rest; a service whose answers may hold secrets brings its own. */
public interface AnswerCipher {
  /**
   * The stored form.
   *
   * @param belongsTo the request that was answered: only with the same can it be read again
   */
  byte[] encrypt(byte[] answer, String belongsTo);

  byte[] decrypt(byte[] stored, String belongsTo);

  /** For services whose answers hold no secret. */
  static AnswerCipher none() {
    return new AnswerCipher() {
      @Override
      public byte[] encrypt(byte[] answer, String belongsTo) {
        return answer;
      }

      @Override
      public byte[] decrypt(byte[] stored, String belongsTo) {
        return stored;
      }
    };
  }
}
