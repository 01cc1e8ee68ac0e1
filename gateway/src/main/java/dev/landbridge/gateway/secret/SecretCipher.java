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
 * text with tag. What a secret is and belongs to is authenticated too, so a row cannot be moved.
 */
public final class SecretCipher {
  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final byte FORMAT = 2;

  /** Of the first versions: API keys only, without their kind. */
  private static final byte WITHOUT_KIND = 1;

  private static final int HEAD_BYTES = 2;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final KeyRing ring;
  private final SecureRandom random;

  public SecretCipher(KeyRing ring, SecureRandom random) {
    this.ring = ring;
    this.random = random;
  }

  public SealedSecret seal(Secret secret, SecretKind kind, String belongsTo) {
    return SealedSecret.of(seal(secret.reveal().getBytes(UTF_8), kind, belongsTo));
  }

  public Secret open(SealedSecret sealed, SecretKind kind, String belongsTo) {
    return Secret.of(open(sealed.bytes(), kind, belongsTo));
  }

  byte[] seal(byte[] clear, SecretKind kind, String belongsTo) {
    var keys = ring.keys();
    var head = new byte[] {FORMAT, (byte) keys.current()};
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, keys.inUse(), nonce);
      authenticate(cipher, head, kind, belongsTo);
      var text = cipher.doFinal(clear);
      return ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + text.length)
          .put(head)
          .put(nonce)
          .put(text)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected AES-256-GCM to be usable here", e);
    }
  }

  byte[] open(byte[] sealed, SecretKind kind, String belongsTo) {
    if (!isSealed(sealed, kind)) {
      throw new SecretUnreadable("Expected a sealed secret of " + belongsTo + ", but it is none");
    }
    var number = Byte.toUnsignedInt(sealed[1]);
    var key = ring.key(number).orElseThrow(() -> SecretProblems.masterKeyMissing(number));
    var start = HEAD_BYTES + NONCE_BYTES;
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(sealed, HEAD_BYTES, start));
      authenticate(cipher, Arrays.copyOf(sealed, HEAD_BYTES), kind, belongsTo);
      return cipher.doFinal(sealed, start, sealed.length - start);
    } catch (GeneralSecurityException e) {
      throw new SecretUnreadable(
          "Expected master key %d to open the secret of %s, but it does not"
              .formatted(number, belongsTo),
          e);
    }
  }

  private static boolean isSealed(byte[] bytes, SecretKind kind) {
    return bytes.length >= HEAD_BYTES + NONCE_BYTES + TAG_BITS / 8
        && (bytes[0] == FORMAT || (bytes[0] == WITHOUT_KIND && kind == SecretKind.API_KEY));
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(AES_GCM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private static void authenticate(Cipher cipher, byte[] head, SecretKind kind, String belongsTo) {
    cipher.updateAAD(head);
    if (head[0] != WITHOUT_KIND) {
      cipher.updateAAD((kind.word() + '\n').getBytes(UTF_8));
    }
    cipher.updateAAD(belongsTo.getBytes(UTF_8));
  }
}
