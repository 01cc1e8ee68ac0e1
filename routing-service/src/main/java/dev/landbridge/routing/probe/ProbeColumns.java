package dev.landbridge.routing.probe;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.ProbeResult;
import dev.landbridge.platform.json.JsonFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Parts of a probe, as they are stored in columns. */
final class ProbeColumns {
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();

  private ProbeColumns() {}

  static String write(List<?> values) {
    return JSON.writeValueAsString(values);
  }

  /** Empty where there is none. */
  static String type(@Nullable NextHop hop) {
    return hop == null ? "" : hop.type().name();
  }

  static String id(@Nullable NextHop hop) {
    return hop == null ? "" : hop.id();
  }

  static List<IpAddress> destinations(String json) {
    return List.of(JSON.readValue(json, IpAddress[].class));
  }

  static List<ProbeResult> results(String json) {
    return List.of(JSON.readValue(json, ProbeResult[].class));
  }
}
