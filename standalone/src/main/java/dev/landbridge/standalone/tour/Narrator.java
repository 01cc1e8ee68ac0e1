package dev.landbridge.standalone.tour;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** Prints the steps of a tour and counts what was checked. */
final class Narrator {
  private static final int LONGEST = 1500;

  private final PrintStream out;
  private int steps;
  private int checks;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void step(String title) {
    steps++;
    out.printf("%n%d. %s%n", steps, title);
  }

  void request(String who, String method, String path, String body) {
    out.printf("   %s > %s %s%s%n", who, method, path, body.isEmpty() ? "" : " " + body);
  }

  /** Secrets are shown once, to their owner; a tour's output is no place for them. */
  void answer(String who, int status, JsonNode body) {
    var text = body.isMissingNode() ? "" : body.toString();
    var shown = text.contains("\"secret\"") ? "{… a new key …}" : shortened(text);
    out.printf("   %s < %d %s%n", who, status, shown);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  void checked(String what) {
    checks++;
    out.println("   ok  " + what);
  }

  void remark(String text) {
    out.println("       " + text);
  }

  void failed(String what) {
    out.println("   FAILED  " + what);
  }

  void end() {
    out.printf("%nTour finished: %d steps, %d checks, all as the guide says.%n", steps, checks);
  }
}
