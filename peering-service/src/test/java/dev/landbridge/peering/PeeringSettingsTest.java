package dev.landbridge.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.peering.region.StandardRegions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PeeringSettingsTest {

  private static PeeringSettings settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("peering", PeeringSettings.class);
  }

  @Test
  void everyDefaultIsAsDocumented() {
    var settings = settings(Map.of());
    assertThat(settings.acceptanceWindow()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.expiryInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.endedVisible()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.peersMayOverlap()).isFalse();
    assertThat(settings.bandwidthTiersMbps()).containsExactly(10, 20, 50, 100, 200, 500, 1000);
    assertThat(settings.sameRegionCeilingMbps()).isEqualTo(5000);
    assertThat(settings.ticketCeilingMbps()).isEqualTo(100_000);
    assertThat(settings.vpcAddresses())
        .extracting(AddressRange::toString)
        .containsExactly(
            "10.0.0.0/12 (/12 to /28)",
            "172.16.0.0/12 (/12 to /28)",
            "192.168.0.0/16 (/16 to /28)",
            "fd00::/8 (/48 to /64)",
            "2000::/3 (/48 to /64)");
    assertThat(settings.subnetAddresses())
        .extracting(AddressRange::toString)
        .containsExactly("0.0.0.0/0 (/16 to /28)", "::/0 (/56 to /64)");
    assertThat(settings.quotas()).isEmpty();
    assertThat(settings.regions()).isEqualTo(StandardRegions.ENTRIES);
    assertThat(settings.regionPairs()).isEqualTo(StandardRegions.PAIRS);
  }

  @Test
  void limitsAreTheDocumentedOnesUnlessSet() {
    var settings = settings(Map.of("peering.quotas.vpcs-per-region", "3"));
    assertThat(settings.limit(Quota.VPCS_PER_REGION)).isEqualTo(3);
    assertThat(settings.limit(Quota.PEERING_CONNECTIONS_PER_VPC)).isEqualTo(10);
  }

  @Test
  void everyKeyCanBeSet() {
    var settings =
        settings(
            Map.ofEntries(
                Map.entry("peering.acceptance-window", "2h"),
                Map.entry("peering.expiry-interval", "1s"),
                Map.entry("peering.ended-visible", "1d"),
                Map.entry("peering.peers-may-overlap", "true"),
                Map.entry("peering.bandwidth-tiers-mbps", "50,10"),
                Map.entry("peering.same-region-ceiling-mbps", "10000"),
                Map.entry("peering.ticket-ceiling-mbps", "20000"),
                Map.entry("peering.vpc-ranges", "10.0.0.0/8 16-24"),
                Map.entry("peering.subnet-ranges", "10.0.0.0/8 24-28"),
                Map.entry("peering.regions[0].id", "eu-north-1"),
                Map.entry("peering.regions[0].name-en", "North"),
                Map.entry("peering.regions[0].name-zh", "北"),
                Map.entry("peering.regions[0].area", "abroad"),
                Map.entry("peering.regions[0].classic", "false"),
                Map.entry("peering.regions[0].accounts", "100000000001"),
                Map.entry("peering.region-pairs[0].one", "eu-north-1"),
                Map.entry("peering.region-pairs[0].other", "eu-south-1"),
                Map.entry("peering.region-pairs[0].latency-ms", "12.5"),
                Map.entry("peering.region-pairs[0].price-group", "abroad"),
                Map.entry("peering.region-pairs[0].open", "false")));
    assertThat(settings.acceptanceWindow()).isEqualTo(Duration.ofHours(2));
    assertThat(settings.peersMayOverlap()).isTrue();
    assertThat(settings.bandwidthTiersMbps()).containsExactly(10, 50);
    assertThat(settings.vpcAddresses().getFirst().allows(CidrBlock.parse("10.64.0.0/16"))).isTrue();
    assertThat(settings.subnetAddresses().getFirst().allows(CidrBlock.parse("10.0.0.0/16")))
        .isFalse();
    assertThat(settings.regions())
        .singleElement()
        .satisfies(
            region -> {
              assertThat(region.id()).isEqualTo(new Region("eu-north-1"));
              assertThat(region.accounts()).hasSize(1);
            });
    assertThat(settings.regionPairs())
        .singleElement()
        .satisfies(pair -> assertThat(pair.open()).isFalse());
  }

  @Test
  void aMalformedRangeStopsTheStart() {
    assertThatThrownBy(() -> settings(Map.of("peering.vpc-ranges", "10.0.0.0/8")))
        .isInstanceOf(BindException.class);
    assertThatThrownBy(() -> settings(Map.of("peering.acceptance-window", "-1s")))
        .isInstanceOf(BindException.class);
  }
}
