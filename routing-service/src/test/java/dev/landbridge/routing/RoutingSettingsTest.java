package dev.landbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.peering.Quota;
import dev.landbridge.routing.network.PeeringLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RoutingSettingsTest {

  @Test
  void theDefaultsAreTheDocumentedOnes() {
    assertThat(bound(Map.of()))
        .isEqualTo(
            new RoutingSettings(10, 50, 50, 20, Duration.ofHours(24), Duration.ofSeconds(10)));
    assertThat(Quota.ROUTE_TABLES_PER_VPC.standard()).isEqualTo(10);
    assertThat(Quota.ROUTES_PER_TABLE.standard()).isEqualTo(50);
  }

  @Test
  void everyKeyIsRead() {
    assertThat(
            bound(
                Map.of(
                    "routing.route-tables-per-vpc", 3,
                    "routing.routes-per-table", 4,
                    "routing.probes-per-vpc", 5,
                    "routing.probed-subnets-per-vpc", 6,
                    "routing.expiry-notice", "3d",
                    "routing.network-wait", "7s")))
        .isEqualTo(new RoutingSettings(3, 4, 5, 6, Duration.ofDays(3), Duration.ofSeconds(7)));
  }

  @Test
  void thereAreNoOtherKeys() {
    assertThat(Stream.of(RoutingSettings.class.getRecordComponents()).map(c -> c.getName()))
        .containsExactly(
            "routeTablesPerVpc",
            "routesPerTable",
            "probesPerVpc",
            "probedSubnetsPerVpc",
            "expiryNotice",
            "networkWait");
  }

  /** Given to both services, they mean the same to both. */
  @Test
  void whatPeeringServiceAllowsIsReadByItsOwnKeys() {
    assertThat(limits(Map.of()))
        .isEqualTo(new PeeringLimits(false, List.of(10, 20, 50, 100, 200, 500, 1000), Map.of()));
    assertThat(
            limits(
                Map.of(
                    "peering.peers-may-overlap",
                    true,
                    "peering.bandwidth-tiers-mbps",
                    "20,10",
                    "peering.quotas.active-peering-connections-per-vpc",
                    3,
                    "peering.acceptance-window",
                    "7d")))
        .isEqualTo(
            new PeeringLimits(
                true, List.of(10, 20), Map.of(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, 3)));
  }

  private static PeeringLimits limits(Map<String, Object> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("peering", Bindable.of(PeeringLimits.class));
  }

  @Test
  void anUnreadableValueStopsTheStart() {
    assertThatThrownBy(() -> bound(Map.of("routing.routes-per-table", "many")))
        .hasMessageContaining("routing.routes-per-table");
  }

  private static RoutingSettings bound(Map<String, Object> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("routing", Bindable.of(RoutingSettings.class));
  }
}
