package dev.landbridge.routing.route;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Routes after RFC 4180. What a spreadsheet would take for a formula gets an apostrophe in front,
 * since descriptions and declared ids are anybody's text.
 */
final class RouteCsv {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "destination",
          "nextHopType",
          "nextHopId",
          "state",
          "origin",
          "published",
          "description",
          "createdAt");
  private static final String FORMULA = "=+-@|%";

  private RouteCsv() {}

  static void write(List<RouteResource> routes, Appendable out) throws IOException {
    out.append(line(COLUMNS));
    for (var route : routes) {
      out.append(line(fields(route)));
    }
  }

  private static List<String> fields(RouteResource route) {
    return List.of(
        route.id().text(),
        route.destination().text(),
        kebab(route.nextHopType()),
        route.nextHopId(),
        kebab(route.state()),
        kebab(route.origin()),
        String.valueOf(route.published()),
        route.description(),
        route.createdAt().toString());
  }

  private static String line(List<String> fields) {
    return fields.stream().map(RouteCsv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  static String field(String text) {
    var harmless = isFormula(text) ? "'" + text : text;
    return harmless.matches("[A-Za-z0-9./:_ -]*")
        ? harmless
        : '"' + harmless.replace("\"", "\"\"") + '"';
  }

  /** Spreadsheets skip white space before they look. */
  private static boolean isFormula(String text) {
    var shown = text.stripLeading();
    return !shown.isEmpty() && FORMULA.indexOf(shown.charAt(0)) >= 0;
  }

  private static String kebab(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
