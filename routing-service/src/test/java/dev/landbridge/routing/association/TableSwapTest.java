package dev.landbridge.routing.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSwapTest {
  private static final RouteTableId OLD = RouteTableId.parse("rtb-0000000000000000a");
  private static final RouteTableId NEW = RouteTableId.parse("rtb-0000000000000000b");

  @Test
  void whatOnlyTheOldTableHasNoLongerApplies() {
    var lost = route(OLD, "10.0.0.0/16", "pcx-a", RouteStatus.ACTIVE);
    var swap = TableSwap.between(List.of(lost), List.of());
    assertThat(swap.noLongerApplying()).containsExactly(lost);
    assertThat(swap.nowApplying()).isEmpty();
  }

  @Test
  void whatOnlyTheNewTableHasApplies() {
    var won = route(NEW, "10.0.0.0/16", "pcx-a", RouteStatus.ACTIVE);
    var swap = TableSwap.between(List.of(), List.of(won));
    assertThat(swap.nowApplying()).containsExactly(won);
    assertThat(swap.noLongerApplying()).isEmpty();
  }

  @Test
  void whatBothHaveIsNotMentioned() {
    var swap =
        TableSwap.between(
            List.of(route(OLD, "10.0.0.0/16", "pcx-a", RouteStatus.ACTIVE)),
            List.of(route(NEW, "10.0.0.0/16", "pcx-a", RouteStatus.ACTIVE)));
    assertThat(swap).isEqualTo(new TableSwap(List.of(), List.of()));
  }

  @Test
  void anotherNextHopForOneDestinationIsBothALossAndAGain() {
    var before = route(OLD, "10.0.0.0/16", "pcx-a", RouteStatus.ACTIVE);
    var after = route(NEW, "10.0.0.0/16", "pcx-b", RouteStatus.ACTIVE);
    assertThat(TableSwap.between(List.of(before), List.of(after)))
        .isEqualTo(new TableSwap(List.of(before), List.of(after)));
  }

  @Test
  void theWarningIsOfWhatIsLost() {
    var lost = route(OLD, "10.0.0.0/16", "pcx-a", RouteStatus.ACTIVE);
    var subnet = SubnetId.parse("subnet-0000000000000000a");
    assertThat(TableSwap.between(List.of(lost), List.of()).warning(subnet, OLD))
        .isEqualTo(
            "1 route(s) of rtb-0000000000000000a stop applying to all instances in"
                + " subnet-0000000000000000a.");
    assertThat(TableSwap.between(List.of(), List.of(lost)).warning(subnet, OLD)).isEmpty();
  }

  private static AppliedRoute route(
      RouteTableId table, String destination, String hop, RouteStatus status) {
    return new AppliedRoute(
        RouteId.parse("rti-0000000000000000a"),
        table,
        CidrBlock.parse(destination),
        NextHopType.PEERING_CONNECTION,
        hop,
        status);
  }
}
