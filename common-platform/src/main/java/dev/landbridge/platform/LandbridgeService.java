package dev.landbridge.platform;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service from its one configuration class: as a process of its own or beside others. */
public final class LandbridgeService {
  private LandbridgeService() {}

  /** For {@code main}: settings come from the environment and from the command line. */
  public static void run(Class<?> configuration, String[] args) {
    builder(configuration).run(args);
  }

  /** For several services in one process: each is a root context with settings of its own. */
  public static ConfigurableApplicationContext start(
      Class<?> configuration, Map<String, Object> properties) {
    var arguments =
        properties.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    return builder(configuration).run(arguments);
  }

  private static SpringApplicationBuilder builder(Class<?> configuration) {
    return new SpringApplicationBuilder(configuration)
        .web(WebApplicationType.SERVLET)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(true)
        .properties(defaults());
  }

  private static Map<String, Object> defaults() {
    var defaults = new HashMap<String, Object>();
    defaults.put("spring.jmx.enabled", "false");
    defaults.put("logging.level.org.apache.kafka", "warn");
    defaults.put("logging.level.kafka", "warn");
    defaults.put("logging.level.org.axonframework", "warn");
    defaults.put("logging.level.org.axonframework.modelling.command.AbstractRepository", "error");
    defaults.put("logging.level.org.flywaydb", "warn");
    // repeats headers of callers as they came
    defaults.put("logging.level.org.apache.tomcat.util.http.parser.Cookie", "warn");
    defaults.put("logging.level.org.apache.coyote.http11.Http11Processor", "warn");
    defaults.put("logging.level.org.springdoc", "error");
    defaults.put("logging.level.org.springframework.web.servlet.PageNotFound", "error");
    defaults.put("spring.threads.virtual.enabled", "true");
    defaults.put("server.address", "127.0.0.1");
    defaults.put("server.shutdown", "graceful");
    defaults.put("server.max-http-request-header-size", "16KB");
    defaults.put("server.tomcat.connection-timeout", "20s");
    defaults.put("server.error.whitelabel.enabled", "false");
    defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
    defaults.put("spring.web.resources.add-mappings", "false");
    defaults.put("spring.mvc.formcontent.filter.enabled", "false");
    defaults.put("spring.servlet.multipart.enabled", "false");
    defaults.put("spring.mvc.problemdetails.enabled", "false");
    defaults.put("management.endpoints.web.exposure.include", "health,prometheus");
    defaults.put("management.endpoint.health.probes.enabled", "true");
    defaults.put("management.endpoint.health.group.readiness.include", "readinessState,db,log");
    defaults.put("management.endpoint.health.show-components", "always");
    defaults.put("springdoc.swagger-ui.enabled", "false");
    defaults.put("springdoc.default-produces-media-type", "application/json");
    return defaults;
  }
}
