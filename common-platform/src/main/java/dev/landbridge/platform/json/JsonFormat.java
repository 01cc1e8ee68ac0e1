package dev.landbridge.platform.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.VisibilityChecker;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON form of values: strict towards callers, lenient towards events of newer publishers.
 */
public final class JsonFormat {
  private static final int DEEPEST = 32;
  private static final int LONGEST_STRING = 70_000;

  private JsonFormat() {}

  /** For requests and answers. Unknown and repeated fields are errors. */
  public static JsonMapper.Builder api() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(50)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return common(JsonMapper.builder(factory))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, JsonFormat::fromStringsOnly)
        .addHandler(new FieldErrors.Collector());
  }

  private static void fromStringsOnly(MutableCoercionConfig config) {
    config
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /**
   * For stored events and snapshots: events only ever gain fields. Axon's tokens name their class;
   * only its own and Java's are let in.
   */
  public static JsonMapper.Builder events(JsonMapper.Builder builder) {
    return common(builder)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .polymorphicTypeValidator(
            BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("java.util.")
                .allowIfSubType("java.time.")
                .build());
  }

  /** A value is its components; a method like isOpen() is no property. */
  private static VisibilityChecker fieldsOnly(VisibilityChecker checker) {
    return checker
        .withFieldVisibility(Visibility.ANY)
        .withGetterVisibility(Visibility.NONE)
        .withIsGetterVisibility(Visibility.NONE)
        .withSetterVisibility(Visibility.NONE);
  }

  private static JsonMapper.Builder common(JsonMapper.Builder builder) {
    return builder
        .addModule(new ValueModule())
        .annotationIntrospector(new SealedTypes())
        .changeDefaultVisibility(JsonFormat::fieldsOnly)
        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
  }
}
