package dev.landbridge.gateway.secret;

import java.util.Locale;

/** What a sealed secret is, and so where it lies: sealed as one kind, it never opens as another. */
public enum SecretKind {
  API_KEY,
  REMEMBERED_ANSWER;

  /** As it is shown, and sealed with. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
