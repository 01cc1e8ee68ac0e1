package dev.landbridge.platform.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.platform.log.ConsumedContexts;
import dev.landbridge.platform.log.Inbox;
import dev.landbridge.platform.log.LogHeads;
import dev.landbridge.platform.log.Relay;
import dev.landbridge.platform.log.Topics;
import dev.landbridge.platform.projection.ProjectionProgress;
import dev.landbridge.platform.projection.Projections;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.EventTail;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.convert.ConversionService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.validation.Validator;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import tools.jackson.databind.json.JsonMapper;

/** The REST edge of every service. */
@Configuration(proxyBeanMethods = false)
@Import({
  ProblemAdvice.class,
  InternalController.class,
  MvcConfiguration.class,
  ApiDocumentConfiguration.class
})
public class WebConfiguration {
  private static final int MOST_HEADERS = 100;

  @Bean
  JsonMapper jsonMapper() {
    return JsonFormat.api().build();
  }

  @Bean
  ConfigurableWebBindingInitializer webBinding(
      @Qualifier("mvcConversionService") ConversionService conversion,
      @Qualifier("mvcValidator") Validator validator) {
    var binding = new ConfigurableWebBindingInitializer();
    binding.setConversionService(new FinalConversion(conversion));
    binding.setValidator(validator);
    return binding;
  }

  @Bean
  Problems problems(ObjectProvider<ProblemMapping<?>> mappings) {
    return new Problems(mappings.orderedStream().toList());
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper json, Problems problems) {
    return new ProblemWriter(json, problems);
  }

  @Bean
  Idempotency idempotency(
      JdbcClient db,
      TransactionTemplate transactions,
      ObjectProvider<AnswerCipher> cipher,
      Clock clock) {
    return new Idempotency(db, transactions, cipher.getIfAvailable(AnswerCipher::none), clock);
  }

  @Bean
  RecurringTask<Void> forgetIdempotencyKeys(Idempotency idempotency, PlatformSettings settings) {
    return Tasks.recurring("forget-idempotency-keys", FixedDelay.ofMinutes(10))
        .execute((_, _) -> idempotency.forget(settings.idempotencyRetention()));
  }

  @Bean
  CausalWait causalWait(
      PlatformSettings settings,
      ServiceIdentity identity,
      ConsumedContexts consumed,
      Inbox inbox,
      ProjectionProgress progress,
      Projections projections,
      EventTail tail) {
    return new CausalWait(
        settings, identity, consumed.contexts(), inbox, progress, projections, tail);
  }

  @Bean
  EffectPositions effectPositions(
      JdbcClient db, LogHeads heads, Topics topics, ServiceIdentity identity) {
    return new EffectPositions(db, heads, topics, identity);
  }

  /** Also what never reaches our filters is answered in our form. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsOfTomcat() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
              }
            });
  }

  /** Bodies are JSON: nobody reads a form, least of all before its sender is known. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> noForms() {
    return factory ->
        factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
  }

  @Bean
  BodyDeadlines bodyDeadlines() {
    return new BodyDeadlines();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestsInTime(
      PlatformSettings settings, BodyDeadlines bodies) {
    return factory -> {
      factory.setProtocol(PunctualProtocol.class.getName());
      factory.addConnectorCustomizers(
          connector -> {
            connector.setProperty("maxHeaderCount", String.valueOf(MOST_HEADERS));
            if (connector.getProtocolHandler() instanceof PunctualProtocol protocol) {
              protocol.setTimeouts(settings.headTimeout(), settings.bodyTimeout(), bodies);
            }
          });
    };
  }

  @Bean
  FilterRegistrationBean<TraceFilter> traceFilter(ProblemWriter problems) {
    return ordered(new TraceFilter(problems), FilterOrder.TRACE);
  }

  @Bean
  FilterRegistrationBean<HygieneFilter> hygieneFilter(ProblemWriter problems) {
    return ordered(new HygieneFilter(problems), FilterOrder.HYGIENE);
  }

  @Bean
  FilterRegistrationBean<CausalFilter> causalFilter(
      CausalWait wait, ProblemWriter problems, ObjectProvider<ReadOnlyPosts> readOnlyPosts) {
    return ordered(new CausalFilter(wait, problems, given(readOnlyPosts)), FilterOrder.CAUSAL);
  }

  @Bean
  FilterRegistrationBean<WriteFilter> writeFilter(
      CommittedWork work,
      Idempotency idempotency,
      ProblemWriter problems,
      Relay relay,
      EffectPositions positions,
      ObjectProvider<ReadOnlyPosts> readOnlyPosts,
      PlatformSettings settings,
      BodyDeadlines bodies) {
    var filter =
        new WriteFilter(
            work,
            idempotency,
            problems,
            relay,
            positions,
            given(readOnlyPosts),
            new RequestBody(
                Math.toIntExact(settings.maxBody().toBytes()), settings.bodyTimeout(), bodies));
    return ordered(filter, FilterOrder.WRITE);
  }

  private static ReadOnlyPosts given(ObjectProvider<ReadOnlyPosts> readOnlyPosts) {
    return readOnlyPosts.getIfAvailable(() -> new ReadOnlyPosts(Set.of()));
  }

  private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }
}
