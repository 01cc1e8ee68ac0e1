package dev.landbridge.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/**
 * Conversion of path variables and parameters whose refusal is the last word: after a mere failure
 * Spring's binding would still take the Java name of a constant for what is documented.
 */
record FinalConversion(ConversionService conversion) implements ConversionService {
  @Override
  public boolean canConvert(@Nullable Class<?> from, Class<?> to) {
    return conversion.canConvert(from, to);
  }

  @Override
  public boolean canConvert(@Nullable TypeDescriptor from, TypeDescriptor to) {
    return conversion.canConvert(from, to);
  }

  @Override
  public <T> @Nullable T convert(@Nullable Object source, Class<T> to) {
    return conversion.convert(source, to);
  }

  @Override
  public @Nullable Object convert(
      @Nullable Object source, @Nullable TypeDescriptor from, TypeDescriptor to) {
    try {
      return conversion.convert(source, from, to);
    } catch (ConversionFailedException refused) {
      throw new IllegalArgumentException(refused.getMessage(), refused.getCause());
    }
  }
}
