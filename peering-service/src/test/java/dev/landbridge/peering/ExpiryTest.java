package dev.landbridge.peering;

import static dev.landbridge.peering.Client.REQUESTERS;
import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class ExpiryTest {
  private static ServiceUnderTest service =
      SharedService.start(
          Map.of("peering.acceptance-window", "4s", "peering.expiry-interval", "200ms"));

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aRequestExpiresAndIsAskedAnew() {
    var alice = Client.owner(service);
    var bob = Client.owner(service);
    var id = alice.request(alice.vpc("192.168.0.0/16"), bob.vpc("10.0.0.0/16"), bob).text("id");
    eventually(() -> assertThat(alice.connection(id).text("state")).isEqualTo("expired"));
    bob.verb(id, "accept").expectProblem(409, "not-possible-in-state");
    bob.verb(id, "reactivate").expectProblem(403, "not-the-requester");
    assertThat(alice.verb(id, "reactivate").expect(200).text("state")).isEqualTo("pending");
    assertThat(bob.verb(id, "accept").expect(200).text("state")).isEqualTo("active");
  }

  @Test
  void whatExpiresSaysThatTimeDidItAndBeginsATrace() {
    var alice = Client.owner(service);
    var bob = Client.owner(service);
    var id = alice.request(alice.vpc("192.168.0.0/16"), bob.vpc("10.0.0.0/16"), bob).text("id");
    eventually(() -> assertThat(alice.connection(id).text("state")).isEqualTo("expired"));
    var metadata =
        JsonMapper.shared()
            .readTree(
                service
                    .bean(JdbcClient.class)
                    .sql(
                        """
                        select convert_from(metadata, 'UTF8') from event
                        where aggregate_id = ? and type = 'PeeringExpired'
                        """)
                    .param(id)
                    .query(String.class)
                    .single());

    assertThat(metadata.path("actor").asString()).isEqualTo("system:expiry");
    var trace = metadata.path("correlationid").asString();
    assertThat(metadata.path("traceparent").asString())
        .matches("00-" + trace + "-[0-9a-f]{16}-01")
        .hasSize(55);
    assertThat(metadata.path("causationid").asString()).isNotEmpty();
  }

  @Test
  void oneThatCannotExpireHoldsUpNoOther() {
    var alice = Client.owner(service);
    var bob = Client.owner(service);
    var red = alice.vpc("192.168.0.0/16");
    var stuck = alice.request(red, bob.vpc("10.0.0.0/16"), bob).text("id");
    refuseToExpire(stuck);
    var other = alice.request(red, bob.vpc("10.1.0.0/16"), bob).text("id");
    eventually(() -> assertThat(alice.connection(other).text("state")).isEqualTo("expired"));
    assertThat(alice.connection(stuck).text("state")).isEqualTo("pending");

    service.bean(JdbcClient.class).sql("drop trigger refuse_one on event").update();
    eventually(() -> assertThat(alice.connection(stuck).text("state")).isEqualTo("expired"));
  }

  private static void refuseToExpire(String id) {
    var db = service.bean(JdbcClient.class);
    db.sql(
            """
            create function refuse() returns trigger language plpgsql as
              $$ begin raise exception 'Told to refuse %', new.aggregate_id; end $$
            """)
        .update();
    db.sql(
            """
            create trigger refuse_one before insert on event for each row
            when (new.type = 'PeeringExpired' and new.aggregate_id = '%s') execute function refuse()
            """
                .formatted(id))
        .update();
  }

  /** More than are looked for at once. */
  @Test
  void howeverManyThatCannotExpireHoldUpNoOther() {
    var db = service.bean(JdbcClient.class);
    db.sql(
            """
            insert into connection_register (connection_id, requester_account, accepter_account,
              requester_vpc, accepter_vpc, cross_region, answer_by, live)
            select 'pcx-' || lpad(to_hex(n), 17, '0'), '100000000001', '100000000002', 'vpc-a', 'vpc-b', false,
              now() - interval '1 day', false from generate_series(1, 1001) n
            """)
        .update();
    var alice = Client.owner(service);
    var bob = Client.owner(service);
    var id = alice.request(alice.vpc("192.168.0.0/16"), bob.vpc("10.0.0.0/16"), bob).text("id");
    try {
      eventually(() -> assertThat(alice.connection(id).text("state")).isEqualTo("expired"));
    } finally {
      int left = db.sql("delete from connection_register where requester_vpc = 'vpc-a'").update();
      assertThat(left).isEqualTo(1001);
    }
  }

  @Test
  void askingAnewChecksEveryRule() {
    var alice = Client.owner(service);
    var bob = Client.owner(service);
    var red = alice.vpc("192.168.0.0/16");
    var blue = bob.vpc("10.0.0.0/16");
    var id = alice.request(red, blue, bob).text("id");
    eventually(() -> assertThat(alice.connection(id).text("state")).isEqualTo("expired"));
    bob.list(alice, "denied").expect(200);
    service
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> {
              service.bean(QuotaRegister.class).lock(Stream.of(red, blue));
              alice.verb(id, "reactivate").expectProblem(404, "no-such-vpc"); // waits for nobody
            });
    bob.delete(REQUESTERS + "/" + alice.account).expect(204);
    var second = bob.request(blue, red, alice).expect(201).text("id");
    alice.verb(second, "accept").expect(200);
    alice.verb(id, "reactivate").expectProblem(409, "peering-already-exists");
  }

  @Test
  void aRequestExpiresAlsoAfterARestart() {
    var alice = Client.owner(service);
    var bob = Client.owner(service);
    var id = alice.request(alice.vpc("192.168.0.0/16"), bob.vpc("10.0.0.0/16"), bob).text("id");
    service = service.restart();
    var again = Client.of(service, alice.account, "owner");
    eventually(() -> assertThat(again.connection(id).text("state")).isEqualTo("expired"));
  }
}
