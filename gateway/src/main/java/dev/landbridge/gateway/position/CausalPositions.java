package dev.landbridge.gateway.position;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which writes a caller has seen answered that a service may not know of yet. Bounded: what is
 * forgotten about one caller is owed to everybody instead, so nobody ever reads too old an answer.
 */
public final class CausalPositions {
  private final Set<String> services;
  private final Map<String, Positions> owedToAll = new ConcurrentHashMap<>();
  private final Cache<String, Map<String, Positions>> owedTo;

  public CausalPositions(Set<String> services, int mostCallers) {
    this.services = Set.copyOf(services);
    this.owedTo =
        Caffeine.newBuilder()
            .maximumSize(mostCallers)
            .executor(Runnable::run)
            .evictionListener(this::owedToAllInstead)
            .build();
  }

  private void owedToAllInstead(
      @Nullable String caller, @Nullable Map<String, Positions> owed, RemovalCause cause) {
    if (owed != null) {
      owed.forEach((service, positions) -> owedToAll.merge(service, positions, Positions::merge));
    }
  }

  /** What the service has to know before it answers the caller. */
  public Positions owed(String caller, String service) {
    var toAll = owedToAll.getOrDefault(service, Positions.NONE);
    var owed = owedTo.getIfPresent(caller);
    return owed == null ? toAll : toAll.merge(owed.getOrDefault(service, Positions.NONE));
  }

  /** The caller has seen an answer that stands at these positions. */
  public void learned(String caller, Positions positions) {
    if (!positions.isEmpty()) {
      owedTo.asMap().compute(caller, (_, owed) -> changed(owed, p -> p.merge(positions)));
    }
  }

  /** Nobody may see less than these: the heads of the logs when this gateway began. */
  public void learnedByAll(Positions positions) {
    if (!positions.isEmpty()) {
      services.forEach(service -> owedToAll.merge(service, positions, Positions::merge));
    }
  }

  /** The service knows of the positions that were sent to it. */
  public void settled(String caller, String service, Positions sent) {
    owedToAll.computeIfPresent(service, (_, owed) -> nullIfEmpty(owed.beyond(sent)));
    owedTo
        .asMap()
        .computeIfPresent(
            caller,
            (_, owed) -> {
              var left = changed(owed, service, p -> p.beyond(sent));
              return left.isEmpty() ? null : left;
            });
  }

  private Map<String, Positions> changed(
      @Nullable Map<String, Positions> owed, UnaryOperator<Positions> change) {
    var before = owed == null ? Map.<String, Positions>of() : owed;
    return services.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                service -> service,
                service -> change.apply(before.getOrDefault(service, Positions.NONE))));
  }

  private static Map<String, Positions> changed(
      Map<String, Positions> owed, String service, UnaryOperator<Positions> change) {
    return owed.entrySet().stream()
        .map(
            entry ->
                entry.getKey().equals(service)
                    ? Map.entry(service, change.apply(entry.getValue()))
                    : entry)
        .filter(entry -> !entry.getValue().isEmpty())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static @Nullable Positions nullIfEmpty(Positions positions) {
    return positions.isEmpty() ? null : positions;
  }
}
