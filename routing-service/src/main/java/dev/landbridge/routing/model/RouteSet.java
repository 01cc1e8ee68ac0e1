package dev.landbridge.routing.model;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.RouteId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of one table, ready for longest prefix match; immutable. */
public final class RouteSet {
  public static final RouteSet EMPTY = new RouteSet(Map.of());

  private final Map<RouteId, Route> routes;
  private volatile @Nullable PrefixTrie<Route> enabled; // made when first asked for

  private RouteSet(Map<RouteId, Route> routes) {
    this.routes = routes;
  }

  public static RouteSet of(Collection<Route> routes) {
    var byId = new LinkedHashMap<RouteId, Route>();
    routes.forEach(route -> byId.put(route.id(), route));
    return new RouteSet(byId);
  }

  /** The enabled routes that hold the address, the longest prefix first, equal costs in order. */
  public List<Route> matches(IpAddress address) {
    var trie = enabled;
    if (trie == null) {
      trie = PrefixTrie.of(stream().filter(Route::enabled).toList(), Route::destination);
      enabled = trie;
    }
    return trie.matches(address);
  }

  public Optional<Route> find(RouteId id) {
    return Optional.ofNullable(routes.get(id));
  }

  public Stream<Route> stream() {
    return routes.values().stream();
  }

  public int size() {
    return routes.size();
  }

  /** The same routes with this one at the end, or in place of the one of the same id. */
  public RouteSet with(Route route) {
    var more = new LinkedHashMap<>(routes);
    more.put(route.id(), route);
    return new RouteSet(more);
  }

  public RouteSet without(RouteId id) {
    return of(routes.values().stream().filter(route -> !route.id().equals(id)).toList());
  }
}
