package dev.landbridge.e2e.hostile;

import static dev.landbridge.e2e.hostile.Spite.once;
import static dev.landbridge.e2e.hostile.Spite.pick;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Values as a schema wants them, some of them spoiled.
 *
 * @param hostility how many of a hundred values are hostile; 0 for a well-formed document
 */
record JsonGrammar(Harvest harvest, RandomGenerator random, int hostility) {
  private static final Pattern NETWORK =
      Pattern.compile("(?i).*(cidr|destination|source|address|range|prefix|ip)s?");
  private static final List<Integer> NUMBERS = List.of(0, 1, 2, 5, 10, 20, 100, 200, 1000, -1);

  /** The cloud's words for what answers call otherwise. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "DestinationUin", "accountId",
          "RouteItemId", "routeId",
          "GatewayId", "nextHopId",
          "connectionId", "vpcPeeringConnectionId",
          "PeeringConnectionId", "vpcPeeringConnectionId");

  private static final int DEEPEST = 5;

  /** One in so many of what may be left out is given. */
  private static final int OPTIONAL = 6;

  interface Shape {
    List<Member> members();
  }

  /** One member of an object, and how its value is written. */
  record Member(String name, boolean required, java.util.function.Supplier<String> value) {}

  /** A schema of the OpenAPI document. */
  String value(String name, JsonNode schema, Operation operation, int depth) {
    if (isHostile()) {
      return Spite.json(random);
    }
    var type = operation.resolved(schema);
    if (type.has("oneOf") || type.has("anyOf")) {
      var kinds = type.has("oneOf") ? type.path("oneOf") : type.path("anyOf");
      return value(name, kinds.get(random.nextInt(kinds.size())), operation, depth);
    }
    if (type.has("enum")) {
      var words = type.path("enum");
      return Spite.quoted(words.get(random.nextInt(words.size())).asString(""));
    }
    return switch (typeOf(type)) {
      case "object" -> object(type, operation, depth);
      case "array" -> list(() -> value(singular(name), type.path("items"), operation, depth + 1));
      case "integer", "number" -> number();
      case "boolean" -> String.valueOf(random.nextBoolean());
      default ->
          Spite.quoted(
              type.path("format").asString("").equals("date-time") ? moment() : text(name));
    };
  }

  private static String typeOf(JsonNode schema) {
    if (schema.has("properties") || schema.has("additionalProperties")) {
      return "object";
    }
    var type = schema.path("type");
    return type.isArray() ? type.path(0).asString("") : type.asString("");
  }

  private String object(JsonNode type, Operation operation, int depth) {
    if (depth > DEEPEST) {
      return "{}";
    }
    var required =
        type.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    var members = new ArrayList<Member>();
    type.path("properties")
        .properties()
        .forEach(
            property ->
                members.add(
                    new Member(
                        property.getKey(),
                        required.contains(property.getKey()),
                        () ->
                            value(property.getKey(), property.getValue(), operation, depth + 1))));
    if (type.has("additionalProperties")) {
      members.add(new Member("team", false, () -> Spite.quoted("net")));
    }
    return object(members);
  }

  /** Required members, and some of the others; where hostile, some are missing, twice or new. */
  String object(List<Member> members) {
    var parts = new ArrayList<String>();
    for (var member : members) {
      if (member.required() ? !isHostile() : once(random, OPTIONAL)) {
        parts.add(part(member));
        if (isHostile()) {
          parts.add(part(member));
        }
      }
    }
    if (isHostile()) {
      parts.add(Spite.quoted(Spite.text(random)) + ":" + Spite.json(random));
    }
    return String.join(",", parts).transform(all -> "{" + all + "}");
  }

  private static String part(Member member) {
    return Spite.quoted(member.name()) + ":" + member.value().get();
  }

  String list(java.util.function.Supplier<String> item) {
    int size = once(random, 12) ? 0 : once(random, 200) ? 200 : 1 + random.nextInt(2);
    return IntStream.range(0, size)
        .mapToObj(_ -> item.get())
        .collect(Collectors.joining(",", "[", "]"));
  }

  String number() {
    return isHostile() ? Spite.json(random) : pick(random, NUMBERS).toString();
  }

  private String moment() {
    return Instant.now().plusSeconds(random.nextInt(200_000) - 100_000L).toString();
  }

  static String singular(String name) {
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  /** What a text of this name may be. */
  String text(String name) {
    if (NETWORK.matcher(name).matches() && random.nextInt(10) < 7) {
      return network(name);
    }
    return Optional.of(name)
        .filter(_ -> !once(random, 8))
        .flatMap(known -> harvest.named(ALIASES.getOrDefault(known, known), random))
        .or(() -> isId(name) ? harvest.anyId(random) : Optional.empty())
        .orElse(once(random, 2) ? "example" : "n" + random.nextInt(1000));
  }

  private static boolean isId(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("id");
  }

  private boolean isRoute(String name) {
    return name.equals("destination") && once(random, 2);
  }

  private String network(String name) {
    boolean isBlock = name.toLowerCase(Locale.ROOT).contains("cidr");
    var known = harvest.named("cidrBlock", random).orElse("");
    if (known.matches("[0-9.]+/16") && random.nextInt(10) < 6) {
      var half = known.substring(0, known.indexOf('.', known.indexOf('.') + 1) + 1);
      return half + random.nextInt(4) + (isBlock || isRoute(name) ? ".0/24" : ".9");
    }
    return switch (random.nextInt(6)) {
      case 0 -> "10." + random.nextInt(16) + ".0.0/16";
      case 1 -> "10." + random.nextInt(3) + "." + random.nextInt(256) + ".0/24";
      case 2 -> "192.168." + random.nextInt(256) + ".0/24";
      case 3 -> isBlock ? "172.16.0.0/16" : "10.0.1." + random.nextInt(256);
      case 4 -> isBlock ? "fd00:%x::/56".formatted(random.nextInt(99)) : "192.168.1.9";
      default -> isBlock ? "192.168.0.0/16" : "fd00::%x".formatted(random.nextInt(99));
    };
  }

  boolean isHostile() {
    return hostility > 0 && random.nextInt(100) < hostility;
  }
}
