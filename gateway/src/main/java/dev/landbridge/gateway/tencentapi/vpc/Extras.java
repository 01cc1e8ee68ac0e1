package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.gateway.tencentapi.CloudError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud's networks have and ours have not: asked for, it is refused and not quietly left
 * out; the value that means "without" is fine.
 */
final class Extras {
  private Extras() {}

  static void refuse(String parameter, @Nullable Boolean wanted) {
    refuse(parameter, Boolean.TRUE.equals(wanted));
  }

  static void refuse(String parameter, @Nullable String wanted) {
    refuse(parameter, wanted != null && !wanted.isEmpty());
  }

  static void refuse(String parameter, @Nullable List<String> wanted) {
    refuse(parameter, wanted != null && !wanted.isEmpty());
  }

  private static void refuse(String parameter, boolean wanted) {
    if (wanted) {
      throw CloudError.unsupported("Expected no " + parameter + ": it is not offered here");
    }
  }

  /** A text that reads {@code true} or {@code false}. */
  static void refuseMulticast(@Nullable String wanted) {
    if (isOn("EnableMulticast", wanted)) {
      throw new CloudError(
          "UnsupportedOperation.EnableMulticast", "Expected no multicast: it is not offered here");
    }
  }

  static boolean isOn(String parameter, @Nullable String value) {
    if (value == null || value.equalsIgnoreCase("false")) {
      return false;
    }
    if (value.equalsIgnoreCase("true")) {
      return true;
    }
    throw new CloudError(
        "InvalidParameterValue.Malformed", "Expected " + parameter + " to be true or false");
  }
}
