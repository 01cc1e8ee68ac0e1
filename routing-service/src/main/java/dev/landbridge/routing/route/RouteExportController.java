package dev.landbridge.routing.route;

import static dev.landbridge.platform.access.Verb.ASK;

import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.routing.table.OwnedTables;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** All routes of a table as a file, local ones included. */
@RestController
class RouteExportController {
  private final OwnedTables tables;
  private final RouteQueries queries;
  private final JsonMapper json;

  RouteExportController(OwnedTables tables, RouteQueries queries, JsonMapper json) {
    this.tables = tables;
    this.queries = queries;
    this.json = json;
  }

  /** Its constants are the values of the parameter. */
  enum Format {
    JSON("application/json"),
    CSV("text/csv;charset=UTF-8");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    private String fileOf(RouteTableId table) {
      return table + (this == CSV ? ".csv" : ".json");
    }
  }

  @Needs(ASK)
  @GetMapping("/v1/route-tables/{tableId}/export")
  void export(
      Caller caller,
      @PathVariable RouteTableId tableId,
      @RequestParam(defaultValue = "json") Format format,
      HttpServletResponse response)
      throws IOException {
    var table = tables.get(tableId, caller.requireAccount());
    var routes = queries.all(table);
    response.setContentType(format.mediaType);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileOf(tableId) + "\"");
    var out = response.getOutputStream();
    switch (format) {
      case JSON -> json.writeValue(out, new RouteExport(tableId, table.vpcId(), routes));
      case CSV -> {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        RouteCsv.write(routes, writer);
        writer.flush();
      }
    }
  }
}
