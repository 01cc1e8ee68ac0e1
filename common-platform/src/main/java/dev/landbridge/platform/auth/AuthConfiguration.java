package dev.landbridge.platform.auth;

import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.web.FilterOrder;
import dev.landbridge.platform.web.ProblemWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may call a service: the gateway, by a shared key. */
@Configuration(proxyBeanMethods = false)
public class AuthConfiguration {

  @Bean
  InternalTokens internalTokens(PlatformSettings settings, Clock clock) {
    return new InternalTokens(key(settings), clock);
  }

  private static byte[] key(PlatformSettings settings) {
    if (settings.internalKey() != null) {
      return settings.internalKey().getBytes(StandardCharsets.UTF_8);
    }
    if (settings.internalKeyFile() == null) {
      throw new IllegalStateException(
          "Expected landbridge.internal-key or landbridge.internal-key-file to be set");
    }
    try {
      return Files.readString(Path.of(settings.internalKeyFile()))
          .strip()
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(
          "Expected to read the internal key from " + settings.internalKeyFile(), e);
    }
  }

  @Bean
  FilterRegistrationBean<InternalAuthFilter> internalAuth(
      InternalTokens tokens, ProblemWriter problems) {
    var registration = new FilterRegistrationBean<>(new InternalAuthFilter(tokens, problems));
    registration.setOrder(FilterOrder.AUTH);
    return registration;
  }

  @Bean
  WebMvcConfigurer authorisation() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Authorisation());
      }
    };
  }

  /** Closed by default: who forgets to say who may, does not start. */
  @Bean
  SmartInitializingSingleton everyEndpointNeedsAVerb(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
    return () -> Authorisation.check(endpoints.getHandlerMethods().values());
  }
}
