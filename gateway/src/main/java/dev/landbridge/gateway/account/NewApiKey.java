package dev.landbridge.gateway.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.landbridge.gateway.secret.Secret;

/**
 * A key just made: the only answer that ever holds its secret.
 *
 * @param bearer what to send after {@code Authorization: Bearer}
 */
record NewApiKey(@JsonUnwrapped ApiKeyResource key, String secret, String bearer) {

  static NewApiKey of(ApiKeyResource key, Secret secret) {
    return new NewApiKey(key, secret.reveal(), key.id() + "." + secret.reveal());
  }

  @Override
  public String toString() {
    return "NewApiKey[key=" + key + ", secret=***]";
  }
}
