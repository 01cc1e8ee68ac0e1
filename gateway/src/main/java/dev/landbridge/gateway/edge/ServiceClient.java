package dev.landbridge.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.gateway.GatewaySettings;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Connections to the services: pooled, with a timeout for everything, and nothing done on its own.
 */
@Component
public final class ServiceClient {
  private static final Logger log = LoggerFactory.getLogger(ServiceClient.class);
  private static final TimeValue IDLE_BEFORE_CHECK = TimeValue.ofSeconds(1);
  private static final int LARGEST_DOCUMENT = 8 * 1024 * 1024;

  private final Upstreams upstreams;
  private final SignedCallers signed;
  private final CloseableHttpClient client;

  ServiceClient(GatewaySettings settings, Upstreams upstreams, SignedCallers signed) {
    this.upstreams = upstreams;
    this.signed = signed;
    this.client = client(settings.forwarding());
  }

  private static CloseableHttpClient client(GatewaySettings.Forwarding settings) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(settings.maxConnectionsPerService())
            .setMaxConnTotal(Integer.MAX_VALUE)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout(settings.connectTimeout()))
                    .setSocketTimeout(timeout(settings.responseTimeout()))
                    .setValidateAfterInactivity(IDLE_BEFORE_CHECK)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(waiting(settings.responseTimeout(), settings.connectTimeout()))
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableDefaultUserAgent()
        .disableRedirectHandling()
        .build();
  }

  private static RequestConfig waiting(Duration response, Duration connection) {
    return RequestConfig.custom()
        .setResponseTimeout(timeout(response))
        .setConnectionRequestTimeout(timeout(connection))
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }

  <T> T execute(
      Upstream upstream, ClassicHttpRequest request, HttpClientResponseHandler<T> onAnswer)
      throws IOException {
    return client.execute(upstream.host(), request, HttpClientContext.create(), onAnswer);
  }

  public Set<String> services() {
    return upstreams.names();
  }

  /**
   * The gateway's own question, briefly waited for; empty where the service does not answer 200.
   */
  public Optional<String> ask(String service, String path, Duration patience) {
    try {
      return askOrFail(service, path, patience);
    } catch (IOException e) {
      log.info("No answer: service={} path={} cause={}", service, path, e.toString());
      return Optional.empty();
    }
  }

  /** The same, for those to whom it matters why there is no answer. */
  Optional<String> askOrFail(String service, String path, Duration patience) throws IOException {
    var upstream = upstreams.named(service);
    var request = new BasicClassicHttpRequest("GET", upstream.host(), upstream.basePath() + path);
    request.setHeader(HttpHeaders.AUTHORIZATION, signed.gateway());
    var context = HttpClientContext.create();
    context.setRequestConfig(waiting(patience, patience));
    return client.execute(
        upstream.host(),
        request,
        context,
        answer ->
            answer.getCode() == 200
                ? Optional.of(EntityUtils.toString(answer.getEntity(), UTF_8, LARGEST_DOCUMENT))
                : Optional.empty());
  }

  @PreDestroy
  void close() throws IOException {
    client.close();
  }
}
