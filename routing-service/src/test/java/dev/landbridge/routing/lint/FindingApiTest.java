package dev.landbridge.routing.lint;

import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final String PATH = "/v1/network-findings";
  private Cast cast = Cast.fresh();

  @BeforeEach
  void joined() {
    cast = SERVICE.joined();
  }

  private Answer oneRoute() {
    return SERVICE
        .as(cast.alice())
        .post(routes(cast.redMain()), route(Cast.B_BLOCK, cast.pcx()))
        .expect(201);
  }

  @Test
  void theOneSidedCaseIsFoundAndMendedAsTold() {
    var added = oneRoute();
    var found = SERVICE.after(added, cast.bob()).get(PATH + "?severity=error").expect(200).body();
    var finding = found.at("/items/0");
    assertThat(finding.path("code").asString()).isEqualTo("one-sided-routes");
    assertThat(finding.path("accountId").asString()).isEqualTo(cast.bob().text());
    assertThat(finding.path("id").asString()).matches("fnd-[0-9a-f]{17}");
    var applied =
        SERVICE
            .as(cast.bob())
            .post(
                finding.at("/fix/request/path").asString(),
                Map.of("granularity", finding.at("/fix/request/body/granularity").asString()))
            .expect(200);
    assertThat(texts(SERVICE.after(applied, cast.bob()).get(PATH), "code")).isEmpty();
  }

  @Test
  void whereARouteBackIsSwitchedOffTheRequestSwitchesItOn() {
    oneRoute();
    var off = new HashMap<String, Object>(route(Cast.A_BLOCK, cast.pcx()));
    off.put("enabled", false);
    var stored = SERVICE.as(cast.bob()).post(routes(cast.blueMain()), off).expect(201);
    var bob = SERVICE.after(stored, cast.bob());
    bob.post("/v1/route-plans/" + cast.pcx() + "/apply", null)
        .expectProblem(409, "route-plan-obstructed");
    var finding = bob.get(PATH + "?severity=error").expect(200).body().at("/items/0");
    var mended = bob.post(finding.at("/fix/request/path").asString(), null).expect(200);
    assertThat(texts(SERVICE.after(mended, cast.bob()).get(PATH), "code")).isEmpty();
  }

  @Test
  void findingsAreFilteredAndPaged() {
    assertThat(texts(SERVICE.as(cast.alice()).get(PATH), "code"))
        .containsExactly("unused-connection");
    var alice = SERVICE.as(cast.alice());
    var table = alice.post("/v1/route-tables", Map.of("vpcId", cast.red().text())).expect(201);
    var reader = SERVICE.after(table, cast.alice());
    var first = reader.get(PATH + "?limit=1").expect(200);
    assertThat(texts(first, "severity")).containsExactly("warning");
    var second = reader.get(PATH + "?limit=1&cursor=" + first.text("nextCursor"));
    assertThat(texts(second, "code")).containsExactly("unused-route-table");
    assertThat(texts(reader.get(PATH + "?code=unused-route-table"), "code")).hasSize(1);
    assertThat(texts(reader.get(PATH + "?vpcId=" + cast.blue()), "code")).isEmpty();
    reader.get(PATH + "?severity=bad").expectProblem(400, "malformed-request");
  }

  @Test
  void aRequestAboutToExpireIsKnownFromItsEvents() {
    var asked = SERVICE.requested(); // in January, and long past: nobody warns of that
    assertThat(texts(SERVICE.as(asked.bob()).get(PATH), "code")).isEmpty();
    assertThat(SERVICE.service().bean(ExpiryQueries.class).of(java.util.List.of(asked.pcx())))
        .containsEntry(asked.pcx(), asked.requested().expiresAt());
  }
}
