package dev.landbridge.platform.command;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * A fingerprint of everything that an aggregate's snapshot is made of: names and types of fields
 * and components, the members of sealed sets, the constants of enums, as deep as our own types go.
 */
final class StateShape {
  private static final String OURS = "dev.landbridge.";
  private static final int LENGTH = 16;

  private final Set<Class<?>> seen = new HashSet<>();
  private final Set<String> lines = new TreeSet<>();

  private StateShape() {}

  static String of(Class<?> aggregate) {
    return digest(String.join("\n", lines(aggregate))).substring(0, LENGTH);
  }

  /** One line for each field, set and enum. */
  static Set<String> lines(Class<?> aggregate) {
    var shape = new StateShape();
    shape.visit(aggregate);
    return shape.lines;
  }

  private void visit(Type type) {
    switch (type) {
      case Class<?> c when c.isArray() -> visit(c.getComponentType());
      case Class<?> c -> visitOurs(c);
      case ParameterizedType p -> {
        visit(p.getRawType());
        Arrays.stream(p.getActualTypeArguments()).forEach(this::visit);
      }
      case WildcardType w -> Arrays.stream(w.getUpperBounds()).forEach(this::visit);
      case GenericArrayType a -> visit(a.getGenericComponentType());
      default -> lines.add(type.getTypeName());
    }
  }

  private void visitOurs(Class<?> type) {
    if (!type.getName().startsWith(OURS) || !seen.add(type)) {
      return;
    }
    if (type.isEnum()) {
      lines.add(type.getName() + Arrays.toString(type.getEnumConstants()));
    } else if (type.isSealed()) {
      var members = type.getPermittedSubclasses();
      Arrays.sort(members, Comparator.comparing(Class::getName));
      lines.add(type.getName() + Arrays.toString(members));
      Arrays.stream(members).forEach(this::visit);
    } else {
      Arrays.stream(type.getDeclaredFields())
          .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
          .forEach(
              field -> {
                var generic = field.getGenericType();
                lines.add(type.getName() + "." + field.getName() + ":" + generic.getTypeName());
                visit(generic);
              });
    }
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JVM to have SHA-256", e);
    }
  }
}
