package dev.landbridge.platform.web;

import dev.landbridge.events.TextValue;
import dev.landbridge.platform.access.Needs;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;

/**
 * Makes the API document say what callers see: types as our JSON has them, pages have two
 * parameters, statuses are those that are answered.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocumentConfiguration {
  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Caller.class, PageRequest.class)
        .addSimpleTypePredicateForParameterObject(TextValue.class::isAssignableFrom);
  }

  @Bean
  ModelConverter schemas() {
    return new ApiSchemas();
  }

  @Bean
  OpenApiCustomizer conventions() {
    return new ApiConventions();
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

  /** What has no body to show is answered so. */
  @Bean
  OperationCustomizer noContent() {
    return (operation, method) -> {
      var returned = ResolvableType.forMethodReturnType(method.getMethod());
      if (returned.resolve() == ResponseEntity.class
          && returned.resolveGeneric() == Void.class
          && operation.getResponses().remove("200") != null) {
        operation.getResponses().addApiResponse("204", new ApiResponse().description("No Content"));
      }
      return operation;
    };
  }

  /** Who may, in the words of the table of verbs. */
  @Bean
  OperationCustomizer verbs() {
    return (operation, method) -> {
      Optional.ofNullable(method.getMethodAnnotation(Needs.class))
          .ifPresent(needs -> operation.addExtension(ApiConventions.VERB, needs.value().word()));
      return operation;
    };
  }
}
