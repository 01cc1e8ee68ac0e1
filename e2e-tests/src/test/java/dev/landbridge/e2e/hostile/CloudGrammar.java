package dev.landbridge.e2e.hostile;

import static dev.landbridge.e2e.hostile.Spite.once;
import static dev.landbridge.e2e.hostile.Spite.pick;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.e2e.CloudSigner;
import dev.landbridge.e2e.hostile.JsonGrammar.Member;
import dev.landbridge.e2e.hostile.Question.Language;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Requests of the cloud API: each action that there is, rightly used and abused. */
final class CloudGrammar {
  private static final List<String> REGIONS = List.of("ap-guangzhou", "ap-beijing", "ap-shanghai");
  private static final List<String> OTHER_ACTIONS =
      List.of(
          "",
          "DescribeEverything",
          "RunInstances",
          "createVpc",
          "A".repeat(200),
          "a b",
          "CreateVpn\u0000",
          "DescribeCcns");
  private final Harvests harvests;
  private final String host;

  CloudGrammar(Harvests harvests, String host) {
    this.harvests = harvests;
    this.host = host;
  }

  /** All that the gateway would find. */
  static List<Action<?, ?>> actions() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(ActionGroup.class));
    return scanner.findCandidateComponents(ActionGroup.class.getPackageName()).stream()
        .map(found -> group(found.getBeanClassName()))
        .flatMap(group -> group.actions().stream())
        .<Action<?, ?>>map(action -> action)
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  private static ActionGroup group(@Nullable String className) {
    try {
      Constructor<?> constructor = Class.forName(className).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (ActionGroup) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Expected " + className + " to need nothing", e);
    }
  }

  /**
   * @param hostility of a hundred values how many are hostile; 0 for a right request
   */
  Question question(
      int number, Action<?, ?> action, Principal caller, int hostility, RandomGenerator random) {
    var json = new JsonGrammar(harvests.of(caller, random), random, hostility);
    var draft = new Draft();
    draft.method = "POST";
    draft.header("Host", host);
    draft.header("Content-Type", "application/json");
    draft.header("X-TC-Action", json.isHostile() ? pick(random, OTHER_ACTIONS) : action.name());
    draft.header("X-TC-Version", json.isHostile() ? "2016-01-01" : "2017-03-12");
    draft.header(
        "X-TC-Region", json.isHostile() ? Spite.headerValue(random) : pick(random, REGIONS));
    draft.header("X-TC-Language", pick(random, List.of("zh-CN", "en-US", "xx")));
    var text = object(action.input(), json, 0);
    draft.body = json.isHostile() ? Spite.spoiled(random, text) : text.getBytes(UTF_8);
    if (once(random, 12)) {
      asQuery(draft, json, random);
    }
    new CloudSignature(new CloudSigner(caller.keyId(), caller.secret(), host))
        .sign(draft, json, random);
    var broken = hostility > 0 && once(random, 25);
    if (hostility > 0 && once(random, 12)) {
      HeadSpite.spoil(draft, random);
    }
    if (broken) {
      HeadSpite.spoilFrame(draft, random);
    }
    return new Question(
        number,
        action.name() + " as " + caller.name(),
        broken || draft.ends ? Language.BROKEN : Language.CLOUD,
        draft.method,
        draft.bytes(Question.traceParent(number)),
        draft.ends,
        "");
  }

  /** The way of GET, of which parameters only strings are left. */
  private static void asQuery(Draft draft, JsonGrammar json, RandomGenerator random) {
    draft.method = "GET";
    draft.body = new byte[0];
    draft.target =
        "/?"
            + String.join(
                "&",
                Stream.of(
                        "Limit=20",
                        "Offset=0",
                        "Filters.0.Name=vpc-id",
                        "VpcIds.0=" + id(json),
                        "Filters.0.Values.0=" + Spite.encoded(random, Spite.text(random)),
                        "Filters.999999999.Name=x",
                        "A.0.1.2.3.4=x",
                        "VpcId=" + id(json),
                        "=",
                        "%")
                    .filter(_ -> once(random, 4))
                    .limit(json.hostility() > 0 ? 9 : 2)
                    .toList());
  }

  private static String id(JsonGrammar json) {
    return json.harvest().anyId(json.random()).orElse("vpc-0");
  }

  private String object(Class<?> type, JsonGrammar json, int depth) {
    var members = new ArrayList<Member>();
    for (var component : type.getRecordComponents()) {
      var name = capitalised(component.getName());
      members.add(
          new Member(
              name,
              !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
              () -> value(name, component.getGenericType(), component, json, depth)));
    }
    return json.object(members);
  }

  private String value(
      String name, Type type, RecordComponent component, JsonGrammar json, int depth) {
    if (json.isHostile()) {
      return Spite.json(json.random());
    }
    if (type instanceof ParameterizedType list) {
      var item = list.getActualTypeArguments()[0];
      return json.list(() -> value(JsonGrammar.singular(name), item, component, json, depth + 1));
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return object(plain, json, depth + 1);
    }
    if (type == Integer.class || type == Long.class) {
      return json.number();
    }
    return type == Boolean.class
        ? String.valueOf(json.random().nextBoolean())
        : Spite.quoted(json.text(name));
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
