package dev.landbridge.peering.region;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.peering.region.RegionEntry.Area;
import dev.landbridge.peering.region.RegionPair.PriceGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionCatalogueTest {
  private static final AccountId ALICE = new AccountId("100000000001");
  private static final AccountId BOB = new AccountId("100000000002");
  private static final Region NORTH = new Region("eu-north");
  private static final Region SOUTH = new Region("eu-south");
  private static final RegionEntry RESTRICTED =
      new RegionEntry(NORTH, "North", "北", Area.ABROAD, false, List.of(ALICE));
  private static final RegionEntry OPEN =
      new RegionEntry(SOUTH, "South", "南", Area.MAINLAND, true, List.of());

  private final RegionCatalogue catalogue =
      new RegionCatalogue(
          List.of(RESTRICTED, OPEN), List.of(new RegionPair(SOUTH, NORTH, 5.0, null, false)));

  @Test
  void aRestrictedRegionIsOpenToItsAccountsOnly() {
    assertThat(catalogue.access(ALICE, NORTH)).isEqualTo(RegionAccess.OPEN);
    assertThat(catalogue.access(BOB, NORTH)).isEqualTo(RegionAccess.CLOSED);
    assertThat(catalogue.access(BOB, SOUTH)).isEqualTo(RegionAccess.OPEN);
    assertThat(catalogue.access(BOB, new Region("eu-west"))).isEqualTo(RegionAccess.UNKNOWN);
  }

  @Test
  void aPairCountsInEitherOrder() {
    assertThat(catalogue.connects(NORTH, SOUTH)).isFalse();
    assertThat(catalogue.connects(SOUTH, NORTH)).isFalse();
    assertThat(catalogue.connects(SOUTH, SOUTH)).isTrue();
    assertThat(catalogue.between(RESTRICTED, OPEN).latencyMs()).isEqualTo(5.0);
  }

  @Test
  void thePriceGroupFollowsFromTheAreas() {
    assertThat(catalogue.between(RESTRICTED, OPEN).priceGroup())
        .isEqualTo(PriceGroup.MAINLAND_ABROAD);
    assertThat(catalogue.between(OPEN, OPEN).priceGroup()).isEqualTo(PriceGroup.SAME_REGION);
  }

  @Test
  void financeAndSiliconValleyHaveNoClassicInterconnect() {
    var standard = RegionCatalogue.of(null, null);
    assertThat(standard.regions())
        .filteredOn(entry -> !entry.classic())
        .extracting(entry -> entry.id().text())
        .containsExactlyInAnyOrder("ap-shanghai-fsi", "ap-shenzhen-fsi", "na-siliconvalley");
    assertThat(standard.hasClassicInterconnect(new Region("ap-beijing"))).isTrue();
    assertThat(standard.hasClassicInterconnect(new Region("eu-west"))).isFalse();
  }
}
