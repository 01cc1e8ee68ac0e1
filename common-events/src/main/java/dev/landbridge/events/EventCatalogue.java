package dev.landbridge.events;

import dev.landbridge.events.account.AccountEvent;
import dev.landbridge.events.peering.ClassicInterconnectEvent;
import dev.landbridge.events.peering.GuardEvent;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.TicketEvent;
import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.events.routing.NetworkProbeEvent;
import dev.landbridge.events.routing.RouteTableEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which event types exist, by the context whose topic carries them; names are unique over all. */
public final class EventCatalogue {
  /** The version of every type's shape so far. */
  public static final String VERSION = "1";

  private static final Map<String, List<Class<? extends DomainEvent>>> SETS =
      Map.of(
          "accounts", List.of(AccountEvent.class),
          "peering",
              List.of(
                  VpcEvent.class,
                  PeeringEvent.class,
                  TicketEvent.class,
                  ClassicInterconnectEvent.class,
                  GuardEvent.class),
          "routing", List.of(RouteTableEvent.class, NetworkProbeEvent.class));

  private EventCatalogue() {}

  /** The contexts, each with a topic of its own. */
  public static List<String> contexts() {
    return SETS.keySet().stream().sorted().toList();
  }

  /** The event types of a context by simple name, such as {@code PeeringRequested}. */
  public static Map<String, Class<? extends DomainEvent>> typesOf(String context) {
    var types = new LinkedHashMap<String, Class<? extends DomainEvent>>();
    SETS.getOrDefault(context, List.of()).stream()
        .flatMap(set -> Stream.of(set.getPermittedSubclasses()))
        .forEach(type -> types.put(type.getSimpleName(), type.asSubclass(DomainEvent.class)));
    return types;
  }
}
