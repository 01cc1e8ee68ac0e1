package dev.landbridge.routing.table;

import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.TicketEvent.TicketApproved;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.events.peering.TicketSubject.HigherQuota;
import dev.landbridge.events.peering.VpcEvent.VpcDeleted;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteTableApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final String PATH = "/v1/route-tables";
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());

  @BeforeEach
  void aVpcWithASubnet() {
    cast = Cast.fresh();
    SERVICE.log().publish(cast.redCreated(), cast.subnetACreated(), cast.blueCreated());
    alice = SERVICE.as(cast.alice());
  }

  @Test
  void aVpcHasAMainTableThatServesItsSubnets() {
    var table = items(alice.get(PATH + "?vpcId=" + cast.red())).getFirst();
    assertThat(table.path("id").asString()).isEqualTo(cast.redMain().text());
    assertThat(table.path("main").asBoolean()).isTrue();
    assertThat(table.path("name").asString()).isEqualTo("main");
    assertThat(table.path("accountId").asString()).isEqualTo(cast.alice().text());
    assertThat(table.path("subnetIds").get(0).asString()).isEqualTo(cast.subnetA().text());
    assertThat(table.path("createdAt").asString()).endsWith("Z");
  }

  @Test
  void aCreatedTableIsAnsweredAsItIsThenRead() {
    var created = create("web");
    var location = created.expect(201).header("Location");
    assertThat(location).isEqualTo(PATH + "/" + created.text("id"));
    assertThat(created.header("ETag")).isEqualTo("\"0\"");
    var read = SERVICE.after(created, cast.alice()).get(PATH + "/" + created.text("id"));
    assertThat(read.expect(200).body()).isEqualTo(created.body());
    assertThat(read.header("ETag")).isEqualTo("\"0\"");
  }

  @Test
  void aTableIsRenamedWithTheVersionInHand() {
    var id = create("web").text("id");
    alice.with("If-Match", "\"5\"").patch(PATH + "/" + id, Map.of("name", "x")).expect(412);
    var renamed = alice.with("If-Match", "\"0\"").patch(PATH + "/" + id, Map.of("name", "db"));
    assertThat(renamed.expect(200).text("name")).isEqualTo("db");
    assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
    var read = SERVICE.after(renamed, cast.alice()).get(PATH + "/" + id).expect(200);
    assertThat(read.body()).isEqualTo(renamed.body());
  }

  @Test
  void aTableNobodyUsesIsDeleted() {
    var id = create("web").text("id");
    var deleted = alice.delete(PATH + "/" + id).expect(204);
    SERVICE
        .after(deleted, cast.alice())
        .get(PATH + "/" + id)
        .expectProblem(404, "no-such-route-table");
    alice.delete(PATH + "/" + id).expectProblem(404, "no-such-route-table");
  }

  @Test
  void theMainTableStays() {
    alice.delete(PATH + "/" + cast.redMain()).expectProblem(409, "main-route-table");
  }

  @Test
  void aTableInUseStaysAndNamesTheSubnets() {
    var id = create("web").text("id");
    alice
        .post(PATH + "/" + id + "/associations", Map.of("subnetId", cast.subnetA().text()))
        .expect(200);
    var refused = alice.delete(PATH + "/" + id).expectProblem(409, "route-table-in-use");
    assertThat(refused.body().path("subnetIds").get(0).asString()).isEqualTo(cast.subnetA().text());
  }

  @Test
  void anotherAccountsTablesDoNotExist() {
    var id = create("web").text("id");
    var bob = SERVICE.as(cast.bob());
    bob.get(PATH + "/" + id).expectProblem(404, "no-such-route-table");
    bob.get(PATH + "/" + id + "/routes").expectProblem(404, "no-such-route-table");
    bob.patch(PATH + "/" + id, Map.of("name", "x")).expectProblem(404, "no-such-route-table");
    bob.delete(PATH + "/" + id).expectProblem(404, "no-such-route-table");
    bob.post(PATH, Map.of("vpcId", cast.red().text())).expectProblem(404, "no-such-vpc");
    assertThat(texts(bob.get(PATH), "vpcId")).containsOnly(cast.blue().text());
  }

  @Test
  void viewersOnlyRead() {
    var viewer = SERVICE.as(cast.alice(), "viewer");
    viewer.get(PATH).expect(200);
    viewer.post(PATH, Map.of("vpcId", cast.red().text())).expectProblem(403, "not-allowed");
    viewer.delete(PATH + "/" + cast.redMain()).expectProblem(403, "not-allowed");
    viewer
        .patch(PATH + "/" + cast.redMain(), Map.of("name", "x"))
        .expectProblem(403, "not-allowed");
    SERVICE
        .as(cast.alice(), "network-admin")
        .post(PATH, Map.of("vpcId", cast.red().text()))
        .expect(201);
  }

  @Test
  void anOperatorNamesAnAccount() {
    SERVICE.operator().get(PATH).expectProblem(403, "account-required");
  }

  @Test
  void theQuotaHoldsWhoeverAsksAtOnce() throws Exception {
    var statuses = new ArrayList<Integer>();
    try (var pool = Executors.newFixedThreadPool(8)) {
      var answers =
          IntStream.range(0, 16).mapToObj(_ -> pool.submit(() -> create("t").status())).toList();
      for (var answer : answers) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(9);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
    create("one more").expectProblem(409, "route-table-quota-exceeded");
  }

  @Test
  void aTicketRaisesTheQuota() {
    IntStream.range(0, 9).forEach(_ -> create("t").expect(201));
    SERVICE
        .log()
        .publish(
            new TicketApproved(
                TicketId.parse(Cast.id(TicketId.PREFIX, Cast.next())),
                cast.alice(),
                new HigherQuota(Quota.ROUTE_TABLES_PER_VPC, 11),
                "",
                List.of(cast.alice())));
    alice = SERVICE.as(cast.alice());
    create("eleventh").expect(201);
    create("twelfth").expectProblem(409, "route-table-quota-exceeded");
  }

  @Test
  void listsArePagedAndFiltered() {
    IntStream.range(0, 5).forEach(_ -> create("t").expect(201));
    var last = create("last");
    var reader = SERVICE.after(last, cast.alice());
    var seen = new ArrayList<String>();
    for (var next = PATH + "?limit=2"; !next.isEmpty(); ) {
      var page = reader.get(next);
      seen.addAll(texts(page, "id"));
      var cursor = page.text("nextCursor");
      next = cursor.isEmpty() ? "" : PATH + "?limit=2&cursor=" + cursor;
    }
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    assertThat(seen.getFirst()).isEqualTo(cast.redMain().text());
    assertThat(seen.getLast()).isEqualTo(last.text("id"));
    assertThat(texts(reader.get(PATH + "?main=true"), "id")).containsExactly(cast.redMain().text());
    assertThat(items(reader.get(PATH + "?main=false&vpcId=" + cast.red()))).hasSize(6);
    assertThat(items(reader.get(PATH + "?vpcId=" + cast.blue()))).isEmpty();
  }

  @Test
  void allTablesGoWithTheirVpc() {
    var id = create("web").text("id");
    SERVICE.log().publish(new VpcDeleted(cast.red(), List.of(cast.alice())));
    alice = SERVICE.as(cast.alice());
    assertThat(items(alice.get(PATH))).isEmpty();
    alice.get(PATH + "/" + id).expectProblem(404, "no-such-route-table");
    create("late").expectProblem(404, "no-such-vpc");
  }

  private HttpProbe.Answer create(String name) {
    return alice.post(PATH, Map.of("vpcId", cast.red().text(), "name", name));
  }
}
