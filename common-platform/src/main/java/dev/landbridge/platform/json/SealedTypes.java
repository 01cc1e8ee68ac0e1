package dev.landbridge.platform.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.landbridge.events.DomainEvent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Our sealed sets carry their case as {@code kind}, enums read {@code lower-kebab}; both without
 * annotations on the types. Events are named by their envelope instead.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    if (annotated instanceof AnnotatedClass && isOurs(annotated.getRawType())) {
      return JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, null);
    }
    return super.findPolymorphicTypeInfo(config, annotated);
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
    var type = annotated.getRawType();
    if (!isOurs(type)) {
      return super.findSubtypes(config, annotated);
    }
    return Stream.of(type.getPermittedSubclasses())
        .map(subtype -> new NamedType(subtype, kebab(subtype.getSimpleName())))
        .toList();
  }

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass annotated, Enum<?>[] values, String[] names) {
    var found = super.findEnumValues(config, annotated, values, names);
    if (annotated.getRawType().getName().startsWith("dev.landbridge.")) {
      for (int i = 0; i < values.length; i++) {
        found[i] = Words.of(values[i]);
      }
    }
    return found;
  }

  private static boolean isOurs(Class<?> type) {
    return type.isInterface()
        && type.isSealed()
        && type.getName().startsWith("dev.landbridge.")
        && !DomainEvent.class.isAssignableFrom(type);
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
