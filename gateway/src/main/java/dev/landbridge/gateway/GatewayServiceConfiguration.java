package dev.landbridge.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.gateway.account.AccountAggregate;
import dev.landbridge.gateway.account.AccountIds;
import dev.landbridge.gateway.secret.KeyFiles;
import dev.landbridge.gateway.secret.KeyRing;
import dev.landbridge.gateway.secret.SealedAnswers;
import dev.landbridge.gateway.secret.SecretCipher;
import dev.landbridge.platform.PlatformConfiguration;
import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.command.AggregateType;
import dev.landbridge.platform.web.AnswerCipher;
import dev.landbridge.platform.web.BodyDeadlines;
import dev.landbridge.platform.web.RequestBody;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/** The gateway's wiring: accounts and their keys, the edge, the API document. */
@Configuration(proxyBeanMethods = false)
@Import(PlatformConfiguration.class)
@EnableConfigurationProperties(GatewaySettings.class)
@PropertySource("classpath:gateway-service.properties")
@ComponentScan
public class GatewayServiceConfiguration {

  @Bean
  ServiceIdentity identity() {
    return new ServiceIdentity("gateway", "accounts");
  }

  @Bean
  AggregateType<AccountAggregate> accounts() {
    return AggregateType.of(AccountAggregate.class);
  }

  @Bean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  @Bean
  Ticker ticker() {
    return Ticker.systemTicker();
  }

  /** How much of a body, and for how long, the edge reads. */
  @Bean
  RequestBody requestBody(
      GatewaySettings settings, PlatformSettings platform, BodyDeadlines bodies) {
    return new RequestBody(
        Math.toIntExact(settings.maxBody().toBytes()), platform.bodyTimeout(), bodies);
  }

  @Bean
  AccountIds accountIds(SecureRandom random) {
    return new AccountIds(random);
  }

  @Bean
  KeyRing keyRing(GatewaySettings settings) {
    return new KeyRing(masterKeys(settings));
  }

  @Bean
  SecretCipher secretCipher(KeyRing ring, SecureRandom random) {
    return new SecretCipher(ring, random);
  }

  @Bean
  AnswerCipher answerCipher(SecretCipher cipher) {
    return new SealedAnswers(cipher);
  }

  private static Supplier<String> masterKeys(GatewaySettings settings) {
    var key = settings.masterKey();
    if (key != null) {
      return () -> key;
    }
    var file = settings.masterKeyFile();
    if (file != null) {
      return () -> KeyFiles.read(file);
    }
    throw new IllegalStateException(
        "Expected gateway.master-key or gateway.master-key-file to be set");
  }
}
