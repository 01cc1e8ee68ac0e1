package dev.landbridge.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets with AES-256-GCM. Sealed form: format byte, number of the master key, nonce, cipher
 * text with tag. What a secret belongs to is authenticated too, so a row cannot be moved.
 */
public final class SecretCipher {
  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final byte FORMAT = 1;
  private static final int HEAD_BYTES = 2;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final MasterKeys keys;
  private final SecureRandom random;

  public SecretCipher(MasterKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  public SealedSecret seal(Secret secret, String belongsTo) {
    return SealedSecret.of(seal(secret.reveal().getBytes(UTF_8), belongsTo));
  }

  public Secret open(SealedSecret sealed, String belongsTo) {
    return Secret.of(open(sealed.bytes(), belongsTo));
  }

  byte[] seal(byte[] clear, String belongsTo) {
    var number = keys.current();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key(number), nonce, number, belongsTo);
      var text = cipher.doFinal(clear);
      return ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + text.length)
          .put(FORMAT)
          .put((byte) number)
          .put(nonce)
          .put(text)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected AES-256-GCM to be usable here", e);
    }
  }

  byte[] open(byte[] sealed, String belongsTo) {
    if (sealed.length < HEAD_BYTES + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
      throw new SecretUnreadable("Expected a sealed secret of " + belongsTo + ", but it is none");
    }
    var number = Byte.toUnsignedInt(sealed[1]);
    var start = HEAD_BYTES + NONCE_BYTES;
    var nonce = Arrays.copyOfRange(sealed, HEAD_BYTES, start);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key(number), nonce, number, belongsTo);
      return cipher.doFinal(sealed, start, sealed.length - start);
    } catch (GeneralSecurityException e) {
      throw new SecretUnreadable(
          "Expected master key %d to open the secret of %s, but it does not"
              .formatted(number, belongsTo),
          e);
    }
  }

  private SecretKey key(int number) {
    return keys.key(number)
        .orElseThrow(
            () -> new SecretUnreadable("Expected to have master key " + number + ", have " + keys));
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, int number, String belongsTo)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(AES_GCM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(new byte[] {FORMAT, (byte) number});
    cipher.updateAAD(belongsTo.getBytes(UTF_8));
    return cipher;
  }
}
