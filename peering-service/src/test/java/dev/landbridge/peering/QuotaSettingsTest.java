package dev.landbridge.peering;

import static dev.landbridge.peering.Client.TICKETS;
import static dev.landbridge.peering.Client.VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The operator raises what everybody may have, beyond what tickets granted before. */
class QuotaSettingsTest {

  private static Map<String, Object> limits(int vpcs, int connections, int routes) {
    return Map.of(
        "peering.quotas.vpcs-per-region", vpcs,
        "peering.quotas.peering-connections-per-vpc", connections,
        "peering.quotas.active-peering-connections-per-vpc", connections,
        "routing.routes-per-table", routes);
  }

  private static Map<String, Object> asked(String quota, int limit) {
    return Map.of("kind", "higher-quota", "quota", quota, "limit", limit, "reason", "growth");
  }

  private static void granted(ServiceUnderTest service, Client owner, String quota, int limit) {
    var ticket = owner.post(TICKETS, asked(quota, limit)).expect(201).text("id");
    Client.operator(service).post(TICKETS + "/" + ticket + "/approve", null).expect(200);
  }

  private static int limit(Client owner, String quota) {
    return StreamSupport.stream(
            owner.get("/v1/quotas").expect(200).body().path("items").spliterator(), false)
        .filter(item -> item.path("quota").asString().equals(quota))
        .findFirst()
        .orElseThrow()
        .path("limit")
        .asInt();
  }

  @Test
  void aRaisedSettingCountsForAccountsWithATicket() {
    try (var service = SharedService.start(limits(1, 1, 70))) {
      var alice = Client.owner(service);
      granted(service, alice, "vpcs-per-region", 2);
      granted(service, alice, "peering-connections-per-vpc", 2);
      granted(service, alice, "active-peering-connections-per-vpc", 2);
      assertThat(limit(alice, "vpcs-per-region")).isEqualTo(2);
      assertThat(limit(alice, "routes-per-table")).isEqualTo(70);
      alice
          .post(TICKETS, asked("routes-per-table", 60))
          .expectProblem(422, "ticket-limit-out-of-range");

      var raised = new HashMap<>(service.properties());
      raised.putAll(limits(4, 3, 70));
      try (var later = SharedService.start(raised)) {
        var again = Client.of(later, alice.account, "owner");
        assertThat(limit(again, "vpcs-per-region")).isEqualTo(4);
        var red = again.vpc("192.168.0.0/16");
        for (int i = 0; i < 3; i++) {
          again.request(red, again.vpc("10.%d.0.0/16".formatted(i)), again).expect(201);
        }
        again
            .post(VPCS, Map.of("region", "ap-guangzhou", "cidrBlock", "10.9.0.0/16"))
            .expectProblem(409, "quota-exceeded");
      }
    }
  }
}
