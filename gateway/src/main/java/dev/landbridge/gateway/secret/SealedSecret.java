package dev.landbridge.gateway.secret;

import java.util.Base64;

/** A secret as it is stored: only the master key opens it. Text form: base64. */
public record SealedSecret(String base64) {

  public static SealedSecret of(byte[] bytes) {
    return new SealedSecret(Base64.getEncoder().encodeToString(bytes));
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  @Override
  public String toString() {
    return "SealedSecret[***]";
  }
}
