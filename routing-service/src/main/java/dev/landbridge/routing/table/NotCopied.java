package dev.landbridge.routing.table;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.RouteId;
import java.util.LinkedHashMap;
import java.util.Map;

/** A route that cannot be written into the copy of its table, and why. */
record NotCopied(RouteId routeId, CidrBlock destination, RouteTableRejection reason) {

  Map<String, Object> values() {
    return failure(Map.of("routeId", routeId, "destination", destination), reason);
  }

  /** What failed, by its own name, and why, as the problem by itself would have told. */
  static Map<String, Object> failure(Map<String, Object> what, RouteTableRejection reason) {
    var told = new LinkedHashMap<>(what);
    told.put("code", reason.code());
    told.put("detail", reason.detail());
    reason.values().forEach(told::putIfAbsent);
    return told;
  }
}
