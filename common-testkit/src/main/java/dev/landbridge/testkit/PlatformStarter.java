package dev.landbridge.testkit;

import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts a service as the platform does. By name, since the platform's own tests use this kit and
 * the kit therefore cannot depend on the platform.
 */
final class PlatformStarter {
  private static final String PLATFORM = "dev.landbridge.platform.LandbridgeService";

  private PlatformStarter() {}

  static ConfigurableApplicationContext start(
      Class<?> configuration, Map<String, Object> properties) {
    try {
      var start = Class.forName(PLATFORM).getMethod("start", Class.class, Map.class);
      return (ConfigurableApplicationContext) start.invoke(null, configuration, properties);
    } catch (ClassNotFoundException noPlatform) {
      return plainly(configuration, properties);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Cannot start " + configuration.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(PLATFORM + " has no start(Class, Map)", e);
    }
  }

  private static ConfigurableApplicationContext plainly(
      Class<?> configuration, Map<String, Object> properties) {
    return new SpringApplicationBuilder(configuration)
        .web(WebApplicationType.SERVLET)
        .run(
            properties.entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()))
                .toArray(String[]::new));
  }
}
