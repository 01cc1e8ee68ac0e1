package dev.landbridge.platform.web;

import dev.landbridge.platform.access.Verb;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/** What holds for all operations alike: headers that may be sent, and problem documents. */
final class ApiConventions implements OpenApiCustomizer {
  static final String VERB = "x-verb";
  private static final String PROBLEM = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";
  private static final List<String> TEXTS =
      List.of("type", "title", "detail", "instance", "code", "traceId");
  private static final Set<String> OF_AN_ACCOUNT =
      Set.of(Verb.READ.word(), Verb.ASK.word(), Verb.CHANGE.word());

  @Override
  public void customise(OpenAPI document) {
    var components = Optional.ofNullable(document.getComponents()).orElseGet(Components::new);
    document.components(components.addSchemas(PROBLEM, problem()));
    if (document.getPaths() != null) {
      document
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach((method, operation) -> complete(path, method, operation)));
    }
  }

  private static void complete(String path, HttpMethod method, Operation operation) {
    Stream.ofNullable(operation.getParameters())
        .flatMap(List::stream)
        .map(Parameter::getSchema)
        .filter(schema -> schema != null && schema.getDefault() != null)
        .forEach(ApiConventions::spellDefault);
    headers(path, method, operation).forEach(operation::addParametersItem);
    operation.getResponses().addApiResponse("default", problemAnswer());
  }

  /** The maker of the document reads the default of an enum, and tells the constant's name. */
  private static void spellDefault(Schema<?> schema) {
    var constant = schema.getDefault().toString();
    Stream.ofNullable(schema.getEnum())
        .flatMap(List::stream)
        .map(Object::toString)
        .filter(word -> word.replace('-', '_').equalsIgnoreCase(constant))
        .findFirst()
        .ifPresent(schema::setDefault);
  }

  private static Stream<HeaderParameter> headers(
      String path, HttpMethod method, Operation operation) {
    var headers = Stream.<HeaderParameter>builder();
    if (method != HttpMethod.GET) {
      headers.add(
          header(
              IdempotencyKey.HEADER,
              "A name of this request, chosen by you: a repeat of it hears the first answer"));
    }
    if (method != HttpMethod.GET && path.contains("{")) {
      headers.add(
          header(
              HttpHeaders.IF_MATCH,
              "The ETag that you read: refused where the resource has changed since"));
    }
    var verb = Optional.ofNullable(operation.getExtensions()).map(all -> all.get(VERB));
    if (verb.filter(OF_AN_ACCOUNT::contains).isPresent()) {
      headers.add(
          header("Landbridge-Account", "For operators only: the account on whose behalf this is"));
    }
    return headers.build();
  }

  private static HeaderParameter header(String name, String description) {
    var header = new HeaderParameter();
    header.name(name).description(description).required(false).schema(new StringSchema());
    return header;
  }

  private static ApiResponse problemAnswer() {
    return new ApiResponse()
        .description("Refused or failed: the code says why")
        .content(
            new Content()
                .addMediaType(PROBLEM_JSON, new MediaType().schema(new Schema<>().$ref(PROBLEM))));
  }

  /** As {@link Problem#document} writes it; some codes have further values. */
  private static Schema<?> problem() {
    var error = new ObjectSchema();
    error.addProperty("field", new StringSchema());
    error.addProperty("message", new StringSchema());
    var problem = new ObjectSchema();
    TEXTS.forEach(name -> problem.addProperty(name, new StringSchema()));
    problem.addProperty("status", new IntegerSchema());
    problem.setRequired(Stream.concat(TEXTS.stream(), Stream.of("status")).toList());
    problem.addProperty("errors", new ArraySchema().items(error));
    problem.setAdditionalProperties(true);
    return problem;
  }
}
