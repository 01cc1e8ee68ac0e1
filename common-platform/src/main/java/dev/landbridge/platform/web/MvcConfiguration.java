package dev.landbridge.platform.web;

import dev.landbridge.events.TextValue;
import dev.landbridge.platform.json.TextValues;
import dev.landbridge.platform.json.Words;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How controllers get their parameters and bodies. */
@Configuration(proxyBeanMethods = false)
class MvcConfiguration implements WebMvcConfigurer {
  private final JsonMapper json;
  private final Validator validator;

  MvcConfiguration(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new RequestArguments());
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.addCustomConverter(new RecordBodyConverter(json, validator));
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new TextValueConverter());
    registry.addConverter(new EnumConverter());
  }

  /** Path variables and parameters that are values of the field. */
  private static final class TextValueConverter implements GenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(String.class, TextValue.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      return source instanceof String text && !text.isEmpty()
          ? TextValues.parse(to.getType().asSubclass(TextValue.class), text)
          : null;
    }
  }

  /** Enums as they read in JSON: {@code network-admin}. */
  private static final class EnumConverter implements GenericConverter {
    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
      return Set.of(new ConvertiblePair(String.class, Enum.class));
    }

    @Override
    public @Nullable Object convert(
        @Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
      if ("".equals(source)) {
        return null; // as if it were not there
      }
      for (var constant : to.getType().getEnumConstants()) {
        if (Words.of((Enum<?>) constant).equals(source)) {
          return constant;
        }
      }
      throw new IllegalArgumentException("Expected one of the documented values");
    }
  }
}
