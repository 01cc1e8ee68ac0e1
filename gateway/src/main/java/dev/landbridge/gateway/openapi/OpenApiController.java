package dev.landbridge.gateway.openapi;

import static dev.landbridge.platform.access.Verb.LOOK_UP;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.landbridge.platform.access.Needs;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything the API offers, in one document. */
@Hidden
@RestController
class OpenApiController {
  private static final String MISSING = "Landbridge-Missing-Services";
  private final OpenApiWebMvcResource own;
  private final ApiDocument document;

  OpenApiController(OpenApiWebMvcResource own, ApiDocument document) {
    this.own = own;
    this.document = document;
  }

  /** Says in a header which services it could not ask. */
  @Needs(LOOK_UP)
  @GetMapping("/v1/openapi.json")
  ResponseEntity<byte[]> get(HttpServletRequest request) {
    var merged = document.get(() -> own(request));
    var answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
    if (!merged.missing().isEmpty()) {
      answer.header(MISSING, String.join(",", merged.missing()));
    }
    return answer.body(merged.text().getBytes(UTF_8));
  }

  private String own(HttpServletRequest request) {
    try {
      return new String(own.openapiJson(request, "/v3/api-docs", Locale.ENGLISH), UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected to write the document", e);
    }
  }
}
