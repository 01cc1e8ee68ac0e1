package dev.landbridge.platform.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.landbridge.events.TextValue;
import dev.landbridge.platform.access.Needs;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the API document say what callers see: text values are strings, pages have two parameters.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocumentConfiguration {
  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class, PageRequest.class)
        .addSimpleTypePredicateForParameterObject(TextValue.class::isAssignableFrom);
  }

  @Bean
  ModelConverter textValues() {
    return new TextValueConverter();
  }

  @Bean
  OperationCustomizer pages() {
    return (operation, method) -> {
      if (Arrays.asList(method.getMethod().getParameterTypes()).contains(PageRequest.class)) {
        operation.addParametersItem(
            new QueryParameter()
                .name("limit")
                .description("How many entries at most")
                .schema(
                    new IntegerSchema()
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(PageRequest.MOST))));
        operation.addParametersItem(
            new QueryParameter()
                .name("cursor")
                .description("The nextCursor of the page before")
                .schema(new StringSchema()));
      }
      return operation;
    };
  }

  /** Who may, in the words of the table of verbs. */
  @Bean
  OperationCustomizer verbs() {
    return (operation, method) -> {
      Optional.ofNullable(method.getMethodAnnotation(Needs.class))
          .ifPresent(needs -> operation.addExtension("x-verb", needs.value().word()));
      return operation;
    };
  }

  private static final class TextValueConverter implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
        AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
      var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
      if (TextValue.class.isAssignableFrom(raw)) {
        return new StringSchema();
      }
      return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }
  }
}
