package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class ServiceUnderTestTest {
  private final AtomicReference<Map<String, Object>> given = new AtomicReference<>(Map.of());

  private ConfigurableApplicationContext start(
      Class<?> configuration, Map<String, Object> properties) {
    given.set(properties);
    var all = new HashMap<>(properties);
    all.put("local.server.port", "4711");
    var context = new GenericApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
    context.refresh();
    return context;
  }

  @Test
  void eachServiceHasADatabaseAndTopicsOfItsOwn() {
    try (var first = ServiceUnderTest.start(this::start, String.class, Map.of());
        var second = ServiceUnderTest.start(this::start, String.class, Map.of())) {
      assertThat(first.baseUrl()).isEqualTo("http://127.0.0.1:4711");
      assertThat(first.topicPrefix()).isNotEqualTo(second.topicPrefix());
      assertThat(first.properties().get("landbridge.database.url"))
          .isNotEqualTo(second.properties().get("landbridge.database.url"));
    }
  }

  @Test
  void aRestartKeepsEverySetting() {
    var service =
        ServiceUnderTest.start(this::start, String.class, Map.of("landbridge.causal-wait", "1s"));
    var before = service.properties();
    try (var again = service.restart()) {
      assertThat(again.properties())
          .isEqualTo(before)
          .containsEntry("landbridge.causal-wait", "1s");
      assertThat(given.get()).isEqualTo(before);
    }
  }
}
