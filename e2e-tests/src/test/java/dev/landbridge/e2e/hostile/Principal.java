package dev.landbridge.e2e.hostile;

/**
 * Who asks.
 *
 * @param bearer {@code <keyId>.<secret>}, right or wrong
 * @param actsFor the account that an operator names, or empty
 */
record Principal(String name, String bearer, String actsFor) {

  /** Who sees the same: {@code ALICE} of {@code ALICE's viewer}. */
  String group() {
    return name.replaceAll("'s .*|operator for ", "");
  }

  String keyId() {
    return bearer.substring(0, Math.max(0, bearer.indexOf('.')));
  }

  String secret() {
    return bearer.substring(bearer.indexOf('.') + 1);
  }
}
