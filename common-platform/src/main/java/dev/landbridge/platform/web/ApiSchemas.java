package dev.landbridge.platform.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.landbridge.events.Tags;
import dev.landbridge.events.TextValue;
import dev.landbridge.platform.json.Words;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Types as our JSON has them, which the maker of the document does not know: text values and the
 * words of enums are strings, tags are an object of strings. Records within another type are named
 * after both, so that two of the same simple name stay two.
 */
final class ApiSchemas implements ModelConverter {
  private static final String OURS = "dev.landbridge.";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
    if (TextValue.class.isAssignableFrom(raw)) {
      return new StringSchema();
    }
    if (raw == Tags.class) {
      return new MapSchema().additionalProperties(new StringSchema());
    }
    if (raw.isEnum() && raw.getName().startsWith(OURS)) {
      return new StringSchema()._enum(Words.ofAll(raw).toList());
    }
    if (raw.isRecord() && raw.getEnclosingClass() != null && type.getName() == null) {
      type.name(name(raw, raw.getEnclosingClass()));
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }

  /** {@code VpcCreateRequest}, but {@code QuotaResource} where that says it already. */
  private static String name(Class<?> type, Class<?> around) {
    var room = around.getSimpleName().replaceFirst("(?<=.)(Controller|Resource|Queries)$", "");
    var own = type.getSimpleName();
    return own.startsWith(room) ? own : room + own;
  }
}
