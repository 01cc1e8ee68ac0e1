package dev.landbridge.e2e;

import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.platform.access.Verb;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One action of the cloud API as its code has it, and how to write its parameters. */
record CloudAction(String name, Verb verb, Class<? extends Record> input) {
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("VpcId", "vpc"),
          Map.entry("SourceVpcId", "vpc"),
          Map.entry("DestinationVpcId", "other-vpc"),
          Map.entry("DestinationUin", "account"),
          Map.entry("SubnetId", "subnet"),
          Map.entry("RouteTableId", "route-table"),
          Map.entry("RouteItemId", "route"),
          Map.entry("GatewayId", "connection"),
          Map.entry("NextHopDestination", "connection"),
          Map.entry("PeeringConnectionId", "connection"),
          Map.entry("NetDetectId", "network-probe"));

  /** Ids of nothing here, and numbers of routes within a table that is named beside them. */
  private static final Set<String> NO_KIND = Set.of("CdcId", "RouteId");

  /** What clients may send back, and nobody reads. */
  private static final Set<String> NOT_READ =
      Set.of("CreateRoutes RouteItemId", "DeleteRoutes GatewayId", "DeleteRoutes RouteTableId");

  /** Whoever adds an action with a required parameter of a new name adds a line here. */
  private static final Map<String, JsonNode> VALUES =
      parsed(
          """
          {"VpcName": "example", "SubnetName": "example", "PeeringConnectionName": "example",
           "RouteTableName": "example", "NetDetectName": "example", "Zone": "ap-guangzhou-1",
           "CidrBlock": "192.168.88.0/24", "CidrBlocks": ["10.99.0.0/16"],
           "DestinationRegion": "ap-guangzhou", "DetectDestinationIp": ["10.0.1.30"],
           "DestinationCidrBlocks": ["10.0.1.0/24"], "LimitTypes": ["appid-max-vpcs"],
           "Product": "vpc"}\
          """);

  /** Of one action; also what may be left out but is needed to get to all else, ids as null. */
  private static final Map<String, JsonNode> OF_ACTIONS =
      parsed(
          """
          {"CreateVpc CidrBlock": "10.88.0.0/16",
           "ModifyAssistantCidr NewCidrBlocks": ["10.98.0.0/16"],
           "CheckNetDetectState VpcId": null, "CheckNetDetectState SubnetId": null,
           "CheckNetDetectState NextHopType": "PEERCONNECTION",
           "CheckNetDetectState NextHopDestination": null,
           "CreateNetDetect NextHopType": "PEERCONNECTION",
           "CreateNetDetect NextHopDestination": null,
           "ModifyNetDetect NextHopType": "PEERCONNECTION",
           "ModifyNetDetect NextHopDestination": null,
           "CreateRoutes DestinationCidrBlock": "10.0.9.0/24",
           "CreateRoutes GatewayType": "PEERCONNECTION", "CreateRoutes GatewayId": null,
           "ReplaceRoutes RouteItemId": null, "ReplaceRoutes DestinationCidrBlock": "10.0.8.0/24",
           "ReplaceRoutes GatewayType": "PEERCONNECTION", "ReplaceRoutes GatewayId": null,
           "ResetRoutes DestinationCidrBlock": "10.0.7.0/24",
           "ResetRoutes GatewayType": "PEERCONNECTION", "ResetRoutes GatewayId": null,
           "DeleteRoutes Routes": null, "DeleteRoutes RouteItemId": null,
           "EnableRoutes RouteItemIds": null, "DisableRoutes RouteItemIds": null}\
          """);

  private static Map<String, JsonNode> parsed(String json) {
    var values = new HashMap<String, JsonNode>();
    JsonMapper.shared()
        .readTree(json)
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return Map.copyOf(values);
  }

  /** All that the gateway would find. */
  static List<CloudAction> all() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(ActionGroup.class));
    return scanner.findCandidateComponents(ActionGroup.class.getPackageName()).stream()
        .flatMap(found -> group(found.getBeanClassName()).actions().stream())
        .map(CloudAction::of)
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  private static CloudAction of(Action<?, ?> action) {
    return new CloudAction(action.name(), action.verb(), action.input());
  }

  private static ActionGroup group(@Nullable String className) {
    try {
      var constructor = Class.forName(className).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (ActionGroup) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Expected " + className + " to need nothing", e);
    }
  }

  boolean hasFilters() {
    return Stream.of(input.getRecordComponents()).anyMatch(one -> one.getName().equals("filters"));
  }

  /** The kinds of the ids that a request has, in order. */
  List<String> kinds(boolean whole) {
    var kinds = new ArrayList<String>();
    parameters(
        whole,
        (_, kind) -> {
          kinds.add(kind);
          return "x";
        });
    return kinds;
  }

  /**
   * @param whole with every id that may be left out, too
   */
  String parameters(boolean whole, Endpoint.Ids ids) {
    var count = new int[1];
    return object(input, whole, (_, kind) -> ids.at(count[0]++, kind)).toString();
  }

  private ObjectNode object(Class<?> type, boolean whole, Endpoint.Ids ids) {
    var object = JsonNodeFactory.instance.objectNode();
    for (var component : type.getRecordComponents()) {
      var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      var name = capitalised(component.getName());
      var wanted = !optional || OF_ACTIONS.containsKey(name() + " " + name);
      if (wanted || (whole && isId(name))) {
        object.set(name, value(name, component, whole, ids));
      }
    }
    return object;
  }

  /** Whether an id is tried; one that nobody has thought of must not go unnoticed. */
  private boolean isId(String name) {
    var one = singular(name);
    if (one.endsWith("Id") && !KINDS.containsKey(one) && !NO_KIND.contains(one)) {
      throw new AssertionError("Expected a kind of id for %s in %s".formatted(name, name()));
    }
    return KINDS.containsKey(one) && !NOT_READ.contains(name() + " " + name);
  }

  private JsonNode value(String name, RecordComponent component, boolean whole, Endpoint.Ids ids) {
    var kind = KINDS.get(singular(name));
    var item = itemOf(component.getGenericType());
    if (kind != null) {
      var id = JsonNodeFactory.instance.stringNode(ids.at(0, kindOf(kind)));
      return item.isPresent() ? JsonNodeFactory.instance.arrayNode().add(id) : id;
    }
    if (item.isPresent() && item.get().isRecord()) {
      return JsonNodeFactory.instance.arrayNode().add(object(item.get(), whole, ids));
    }
    return Optional.ofNullable(OF_ACTIONS.get(name() + " " + name))
        .or(() -> Optional.ofNullable(VALUES.get(name)))
        .orElseThrow(
            () -> new AssertionError("Expected an example of %s in %s".formatted(name, name())));
  }

  private String kindOf(String kind) {
    var answers = name.startsWith("Accept") || name.startsWith("Reject");
    return answers && kind.equals("connection") ? "request" : kind;
  }

  private static Optional<Class<?>> itemOf(Type type) {
    return type instanceof ParameterizedType list
            && list.getActualTypeArguments()[0] instanceof Class<?> item
        ? Optional.of(item)
        : Optional.empty();
  }

  private static String singular(String name) {
    return name.endsWith("Ids") ? name.substring(0, name.length() - 1) : name;
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
