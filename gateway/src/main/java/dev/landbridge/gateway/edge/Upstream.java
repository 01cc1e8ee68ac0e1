package dev.landbridge.gateway.edge;

import java.net.URI;
import org.apache.hc.core5.http.HttpHost;

/** A service behind the gateway. */
record Upstream(String name, HttpHost host, String basePath) {

  static Upstream of(String name, URI url) {
    if (url.getHost() == null
        || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
      throw new IllegalArgumentException(
          "Expected gateway.services.%s.url to be http://host:port, but it is %s"
              .formatted(name, url));
    }
    var path = url.getRawPath() == null ? "" : url.getRawPath();
    return new Upstream(
        name,
        new HttpHost(url.getScheme(), url.getHost(), url.getPort()),
        path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }
}
