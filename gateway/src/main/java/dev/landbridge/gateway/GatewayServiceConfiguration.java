package dev.landbridge.gateway;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.gateway.account.AccountAggregate;
import dev.landbridge.gateway.account.AccountIds;
import dev.landbridge.gateway.secret.KeyFiles;
import dev.landbridge.gateway.secret.MasterKeys;
import dev.landbridge.gateway.secret.SealedAnswers;
import dev.landbridge.gateway.secret.SecretCipher;
import dev.landbridge.platform.PlatformConfiguration;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.command.AggregateType;
import dev.landbridge.platform.web.AnswerCipher;
import java.security.SecureRandom;
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

  @Bean
  AccountIds accountIds(SecureRandom random) {
    return new AccountIds(random);
  }

  @Bean
  SecretCipher secretCipher(GatewaySettings settings, SecureRandom random) {
    return new SecretCipher(masterKeys(settings), random);
  }

  @Bean
  AnswerCipher answerCipher(SecretCipher cipher) {
    return new SealedAnswers(cipher);
  }

  private static MasterKeys masterKeys(GatewaySettings settings) {
    if (settings.masterKey() != null) {
      return MasterKeys.parse(settings.masterKey());
    }
    if (settings.masterKeyFile() != null) {
      return MasterKeys.parse(KeyFiles.read(settings.masterKeyFile()));
    }
    throw new IllegalStateException(
        "Expected gateway.master-key or gateway.master-key-file to be set");
  }
}
