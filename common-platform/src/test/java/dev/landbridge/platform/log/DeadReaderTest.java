package dev.landbridge.platform.log;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadReaderTest {

  @Test
  void aReaderThatAnErrorEndedIsSeenAndBeginsAgainWithTheService() {
    try (var log = new SourceAndListener()) {
      var id = log.newId();
      log.create(id, "before");
      log.hears(id, "before");
      log.listener().http().get("/actuator/health/readiness").expect(200);

      log.ear()
          .failOn(
              "deadly",
              () -> {
                throw new StackOverflowError("Told to end the reader");
              });
      log.rename(id, "deadly");
      eventually(() -> log.listener().http().get("/actuator/health/readiness").expect(503));
      assertThat(log.listener().bean(LogReaders.class).isRunning()).isTrue(); // so it is stopped

      log.restartListener();
      log.hears(id, "before", "deadly");
      log.listener().http().get("/actuator/health/readiness").expect(200);
    }
  }
}
