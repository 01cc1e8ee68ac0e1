package dev.landbridge.gateway.openapi;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.gateway.edge.ServiceClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The merged document, made again every few seconds at most. */
@Component
class ApiDocument {
  private static final Logger log = LoggerFactory.getLogger(ApiDocument.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String DOCUMENT = "/v3/api-docs";
  private static final String VERSION = "v1";

  private final ServiceClient services;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Cache<String, Merged> cache;

  /**
   * @param missing services that did not answer
   */
  record Merged(String text, List<String> missing) {}

  ApiDocument(ServiceClient services, GatewaySettings settings, Ticker ticker) {
    this.services = services;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(1)
            .expireAfterWrite(settings.openapiCacheTtl())
            .ticker(ticker)
            .build();
  }

  /**
   * @param own gives the document of the gateway's own paths; asked only when it is made anew
   */
  Merged get(Supplier<String> own) {
    return cache.get(VERSION, _ -> merge(own.get()));
  }

  private Merged merge(String own) {
    var documents = new TreeMap<String, JsonNode>();
    var missing = new ArrayList<String>();
    parse("gateway", own).ifPresent(document -> documents.put("gateway", document));
    for (var service : services.services().stream().sorted().toList()) {
      services
          .ask(service, DOCUMENT, PATIENCE)
          .flatMap(text -> parse(service, text))
          .ifPresentOrElse(
              document -> documents.put(service, document), () -> missing.add(service));
    }
    var merged = OpenApiMerge.merge(documents, VERSION);
    return new Merged(json.writeValueAsString(merged), List.copyOf(missing));
  }

  private Optional<JsonNode> parse(String service, String text) {
    try {
      return Optional.of(json.readTree(text));
    } catch (JacksonException e) {
      log.warn("Expected an OpenAPI document of {}, but got something else", service, e);
      return Optional.empty();
    }
  }
}
