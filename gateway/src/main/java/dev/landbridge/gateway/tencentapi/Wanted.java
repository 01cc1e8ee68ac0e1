package dev.landbridge.gateway.tencentapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which entries of a list a client wants, and which part of them. */
public record Wanted(
    @Nullable List<String> ids,
    @Nullable List<Filter> filters,
    @Nullable Integer offset,
    @Nullable Integer limit) {
  private static final int STANDARD = 20;
  private static final int MOST = 100;

  public Wanted {
    if (ids != null && !ids.isEmpty() && filters != null && !filters.isEmpty()) {
      throw new CloudError("InvalidParameter.Coexist", "Expected ids or filters, but got both");
    }
    if (ids != null && ids.size() > MOST) {
      throw new CloudError(
          "InvalidParameterValue.LimitExceeded", "Expected at most " + MOST + " ids");
    }
    if (offset != null && (offset < 0 || offset > Call.LONGEST_LIST)) {
      throw outOfRange("Offset", 0, Call.LONGEST_LIST);
    }
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw outOfRange("Limit", 1, MOST);
    }
  }

  private static CloudError outOfRange(String name, int least, int most) {
    return new CloudError(
        "InvalidParameterValue.Range", "Expected " + name + " to be from " + least + " to " + most);
  }

  <T> List<T> part(List<T> found) {
    return found.stream()
        .skip(offset == null ? 0 : offset)
        .limit(limit == null ? STANDARD : limit)
        .toList();
  }

  /** Empty where entries are not asked for by id. */
  List<String> byId() {
    return ids == null ? List.of() : ids;
  }

  List<Filter> byFilter() {
    return filters == null ? List.of() : filters;
  }
}
