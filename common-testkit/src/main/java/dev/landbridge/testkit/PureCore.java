package dev.landbridge.testkit;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Deciders, sealed sets and whatever of ours they use: none of it may know a framework, a clock or
 * a source of randomness.
 */
final class PureCore {
  private static final List<String> ALLOWED =
      List.of(
          "java.lang",
          "java.math",
          "java.time",
          "java.util",
          "org.jspecify",
          "dev.landbridge.events");
  private static final Map<String, Set<String>> INPUTS_ONLY =
      Map.of(
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system", "tickMillis"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.lang.Math", Set.of("random"),
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty"),
          "java.util.Random", Set.of("<init>"),
          "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

  private final Map<String, JavaClass> core;

  private PureCore(Collection<JavaClass> roots, JavaClasses all) {
    core = closure(roots, all);
  }

  /** The core of a service: found from its deciders and sealed sets. */
  static PureCore of(JavaClasses classes) {
    return new PureCore(classes.stream().filter(PureCore::isCore).toList(), classes);
  }

  static PureCore allOf(JavaClasses classes) {
    return new PureCore(List.copyOf(classes), classes);
  }

  private static boolean isCore(JavaClass type) {
    return outermost(type).getSimpleName().endsWith("Decider")
        || (type.isInterface() && type.reflect().isSealed());
  }

  static JavaClass outermost(JavaClass type) {
    var outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  private static Map<String, JavaClass> closure(Collection<JavaClass> roots, JavaClasses all) {
    var found = new TreeMap<String, JavaClass>();
    var open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      var type = open.pop();
      if (found.putIfAbsent(type.getName(), type) == null) {
        uses(type).filter(used -> all.contain(used.getName())).forEach(open::add);
      }
    }
    return found;
  }

  private static Stream<JavaClass> uses(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType());
  }

  List<String> violations() {
    return core.values().stream()
        .flatMap(type -> Stream.concat(foreignTypes(type), hiddenInputs(type)))
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<String> foreignTypes(JavaClass type) {
    return uses(type)
        .filter(used -> !used.isPrimitive() && !core.containsKey(used.getName()))
        .filter(used -> ALLOWED.stream().noneMatch(allowed -> isIn(allowed, used)))
        .map(used -> "%s uses %s".formatted(type.getName(), used.getName()));
  }

  private static boolean isIn(String allowed, JavaClass used) {
    return used.getPackageName().equals(allowed) || used.getPackageName().startsWith(allowed + ".");
  }

  private static Stream<String> hiddenInputs(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .filter(PureCore::isHiddenInput)
        .map(access -> "%s asks %s".formatted(type.getName(), access.getTarget().getFullName()));
  }

  private static boolean isHiddenInput(JavaAccess<?> access) {
    return INPUTS_ONLY
        .getOrDefault(access.getTargetOwner().getName(), Set.of())
        .contains(access.getTarget().getName());
  }
}
