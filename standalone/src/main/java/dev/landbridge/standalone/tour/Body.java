package dev.landbridge.standalone.tour;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request body whose fields keep the order in which a person would name them. */
record Body(Map<String, Object> fields) {

  static Body of(String field, Object value) {
    return new Body(Map.of()).and(field, value);
  }

  Body and(String field, Object value) {
    var more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new Body(more);
  }
}
