package dev.landbridge.routing.table;

import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.routing.network.LockRegister;
import dev.landbridge.testkit.HttpProbe.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A route comes to a table between the look of who copies it and their turn. */
class CopyRaceTest {
  private static final RoutingService SERVICE = RoutingService.shared();

  @Test
  void aCopyRestsOnTheRoutesUnderLock() throws Exception {
    var cast = SERVICE.joined();
    var alice = SERVICE.as(cast.alice());
    alice.get(routes(cast.redMain())).expect(200);
    var path = "/v1/route-tables/" + cast.redMain() + "/copy";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          whileLocked(
              cast.red(),
              () -> {
                var adding =
                    threads.submit(
                        () -> alice.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())));
                waiting(1);
                var copying = threads.submit(() -> alice.post(path, Map.of("name", "copy")));
                waiting(2);
                return List.of(adding, copying);
              });
      asked.getFirst().get().expect(201);
      asked.getLast().get().expectProblem(409, "concurrent-change");
    }
    var copied = alice.post(path, Map.of("name", "copy")).expect(201);
    assertThat(copied.body().path("routesCopied").asInt()).isEqualTo(1);
  }

  private interface Asking {
    List<Future<Answer>> run();
  }

  private static List<Future<Answer>> whileLocked(VpcId vpc, Asking asking) {
    return Objects.requireNonNull(
        SERVICE
            .service()
            .bean(TransactionTemplate.class)
            .execute(
                _ -> {
                  SERVICE.service().bean(LockRegister.class).lock(vpc);
                  return asking.run();
                }));
  }

  /** Whoever waits is served in the order of coming. */
  private static void waiting(int many) {
    SERVICE.eventually(
        () ->
            assertThat(
                    SERVICE
                        .db()
                        .sql(
                            """
                            select count(*) from pg_locks
                            where locktype = 'advisory' and not granted and database =
                              (select oid from pg_database where datname = current_database())
                            """)
                        .query(Long.class)
                        .single())
                .isEqualTo(many));
  }
}
