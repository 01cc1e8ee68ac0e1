package dev.landbridge.gateway.edge;

/** Paths as they come over the wire, before anybody has decoded or tidied them. */
final class RequestPath {
  private static final int LONGEST = 1024;

  private RequestPath() {}

  /**
   * Whether everybody reads it alike: plain characters, no empty or dot segments, no escapes. All
   * our paths are such; what is not can only be meant to slip by a prefix.
   */
  static boolean isPlain(String path) {
    if (path.isEmpty() || path.length() > LONGEST || path.charAt(0) != '/') {
      return false;
    }
    for (int i = 1; i < path.length(); i++) {
      if (!isPlain(path.charAt(i)) || (isSpecial(path, i) && isSpecial(path, i - 1))) {
        return false;
      }
    }
    return path.length() == 1 || !isSpecial(path, path.length() - 1);
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '_'
        || c == '.'
        || c == '/';
  }

  private static boolean isSpecial(String path, int i) {
    return path.charAt(i) == '/' || path.charAt(i) == '.';
  }

  /** The first two segments: {@code /v1/vpcs} of {@code /v1/vpcs/vpc-1}. */
  static String resource(String path) {
    var second = path.indexOf('/', 1);
    var third = second < 0 ? -1 : path.indexOf('/', second + 1);
    return third < 0 ? path : path.substring(0, third);
  }

  /**
   * Which part of which resource: {@code /v1/vpcs/*}{@code /tags} of {@code /v1/vpcs/vpc-1/tags}.
   */
  static String part(String path) {
    var segments = path.split("/", 6);
    return segments.length < 5
        ? path
        : String.join("/", segments[0], segments[1], segments[2], "*", segments[4]);
  }
}
