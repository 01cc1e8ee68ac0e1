package dev.landbridge.embedded;

/** A server's own last words, with the usual causes said plainly. */
final class Complaint {
  private static final int SHOWN_LINES = 12;

  private Complaint() {}

  static String of(String server, String output) {
    var lines = output.strip().lines().toList();
    var last =
        String.join("\n  ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    return "%s did not start%s:\n  %s".formatted(server, cause(output), last);
  }

  private static String cause(String output) {
    if (output.contains("No space left on device")) {
      return " because there is no space left on the disk";
    }
    if (output.contains("unshare")) {
      return ": it must not run as root, and this machine forbids user namespaces; use another user";
    }
    if (output.contains("incompatible with server")) {
      return " because its data were written by another major version";
    }
    return "";
  }
}
