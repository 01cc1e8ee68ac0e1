package dev.landbridge.gateway.tencentapi;

/** For an action that tells an empty parameter from a malformed one. */
public final class Required {
  private Required() {}

  public static String of(String parameter, String value) {
    if (value.isEmpty()) {
      throw new CloudError(
          "InvalidParameterValue.Empty", "Expected " + parameter + " not to be empty");
    }
    return value;
  }
}
