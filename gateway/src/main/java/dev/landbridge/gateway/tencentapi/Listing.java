package dev.landbridge.gateway.tencentapi;

import dev.landbridge.events.TextValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the list of one resource is narrowed: by ids, or by filters of these names. Our lists go on
 * by cursor and tell no total, the cloud's go by offset and do; so a list is read as a whole, up to
 * {@link Call#LONGEST_LIST}, and cut here.
 */
public final class Listing<T> {
  private static final String TAG = "tag:";
  private static final int MOST_FILTERS = 10;
  private static final int MOST_VALUES = 100;

  private final Function<String, ? extends TextValue> parse;
  private final Function<T, String> id;
  private final Map<String, BiPredicate<T, String>> filters = new TreeMap<>();
  private Function<T, Map<String, String>> tags = _ -> Map.of();
  private final Map<String, Set<String>> values = new TreeMap<>();
  private String unknownFilter = "InvalidParameter.FilterInvalidKey";
  private boolean tagged;

  /** One part of what was found, and how much was found. */
  public record Part<T>(int total, List<T> items) {
    public Part {
      items = List.copyOf(items);
    }
  }

  private Listing(Function<String, ? extends TextValue> parse, Function<T, String> id) {
    this.parse = parse;
    this.id = id;
  }

  /**
   * @param parse refuses what is no id of such a resource
   */
  public static <T> Listing<T> of(
      Function<String, ? extends TextValue> parse, Function<T, String> id) {
    return new Listing<>(parse, id);
  }

  public Listing<T> by(String filter, BiPredicate<T, String> passes) {
    filters.put(filter, passes);
    return this;
  }

  /** A filter that is given no other values than these. */
  public Listing<T> by(String filter, Set<String> oneOf, BiPredicate<T, String> passes) {
    values.put(filter, oneOf);
    return by(filter, passes);
  }

  /** With another code for unknown filters, where the usual one is not documented. */
  public Listing<T> refusing(String code) {
    unknownFilter = code;
    return this;
  }

  /** With the filters {@code tag-key} and {@code tag:<key>}. */
  public Listing<T> byTags(Function<T, Map<String, String>> tagsOf) {
    tags = tagsOf;
    tagged = true;
    return by("tag-key", (item, key) -> tagsOf.apply(item).containsKey(key));
  }

  public Part<T> part(Wanted wanted, List<T> all) {
    return part(wanted, all, Stream::of);
  }

  /** Of each resource found its parts, which are then counted and cut. */
  public <U> Part<U> part(Wanted wanted, List<T> all, Function<T, Stream<U>> parts) {
    var found = found(wanted, all).stream().flatMap(parts).toList();
    return new Part<>(found.size(), wanted.part(found));
  }

  private List<T> found(Wanted wanted, List<T> all) {
    if (wanted.byFilter().size() > MOST_FILTERS) {
      throw new CloudError(
          "InvalidParameterValue.LimitExceeded", "Expected at most " + MOST_FILTERS + " filters");
    }
    var ids =
        wanted.byId().stream().map(text -> parse.apply(text).text()).collect(Collectors.toSet());
    var passes =
        wanted.byFilter().stream()
            .map(this::predicate)
            .reduce(item -> ids.isEmpty() || ids.contains(id.apply(item)), Predicate::and);
    var found = all.stream().filter(passes).toList();
    checkAll(wanted.byId(), found);
    return found;
  }

  private void checkAll(List<String> wanted, List<T> found) {
    var known = found.stream().map(id).collect(Collectors.toSet());
    for (var one : wanted) {
      if (!known.contains(one)) {
        throw new CloudError(
            "ResourceNotFound", "Expected " + one + " to exist in this region, but it does not");
      }
    }
  }

  private Predicate<T> predicate(Filter filter) {
    if (filter.values().size() > MOST_VALUES) {
      throw new CloudError(
          "InvalidParameterValue.LimitExceeded", "Expected at most " + MOST_VALUES + " values");
    }
    var passes = condition(filter.name());
    var known = values.get(filter.name());
    if (known != null && !known.containsAll(filter.values())) {
      throw new CloudError(
          "InvalidParameterValue", "Expected " + filter.name() + " to be one of " + known);
    }
    return item -> filter.values().stream().anyMatch(value -> passes.test(item, value));
  }

  private BiPredicate<T, String> condition(String name) {
    if (tagged && name.startsWith(TAG)) {
      var key = name.substring(TAG.length());
      return (item, value) -> value.equals(tags.apply(item).get(key));
    }
    var known = filters.get(name);
    if (known == null) {
      throw new CloudError(
          unknownFilter, "Expected one of the filters " + filters.keySet() + ", but got another");
    }
    return known;
  }
}
