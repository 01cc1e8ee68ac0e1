package dev.landbridge.peering.vpc;

import static dev.landbridge.peering.vpc.VpcCast.ALICE;
import static dev.landbridge.peering.vpc.VpcCast.BOB;
import static dev.landbridge.peering.vpc.VpcCast.NOW;
import static dev.landbridge.peering.vpc.VpcCast.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.Decision;
import dev.landbridge.events.Tags;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.peering.region.RegionAccess;
import dev.landbridge.peering.vpc.VpcCommand.AmendSubnet;
import dev.landbridge.peering.vpc.VpcCommand.AmendVpc;
import dev.landbridge.peering.vpc.VpcCommand.DeleteSubnet;
import dev.landbridge.peering.vpc.VpcCommand.DeleteVpc;
import dev.landbridge.peering.vpc.VpcCommand.RemoveCidrBlock;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VpcRandomTest {
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();

  @Test
  void decideNeverThrowsBlocksNeverOverlapAndReplayEqualsLive() {
    Seeds.thousand(
        random -> {
          Vpc live = new Vpc.None();
          var stored = new ArrayList<String>();
          var types = new ArrayList<Class<? extends VpcEvent>>();
          for (int step = 0; step < 40; step++) {
            for (var event : decided(command(random), live)) {
              live = VpcDecider.evolve(live, event, NOW);
              stored.add(JSON.writeValueAsString(event));
              types.add(event.getClass());
            }
            checkDisjoint(live);
          }
          Vpc replayed = new Vpc.None();
          for (int i = 0; i < stored.size(); i++) {
            replayed =
                VpcDecider.evolve(replayed, JSON.readValue(stored.get(i), types.get(i)), NOW);
          }
          assertThat(replayed).isEqualTo(live);
          var json = JSON.writerFor(Vpc.class).writeValueAsString(live);
          assertThat(JSON.readValue(json, Vpc.class)).isEqualTo(live);
        });
  }

  private static void checkDisjoint(Vpc state) {
    if (state instanceof Vpc.Existing vpc) {
      noneOverlap(vpc.blocks().toList());
      noneOverlap(vpc.subnets().stream().map(Vpc.Subnet::cidrBlock).toList());
      assertThat(vpc.subnets())
          .allMatch(subnet -> vpc.blocks().anyMatch(block -> block.contains(subnet.cidrBlock())));
    }
  }

  private static void noneOverlap(List<CidrBlock> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      for (int j = i + 1; j < blocks.size(); j++) {
        assertThat(blocks.get(i).overlaps(blocks.get(j))).isFalse();
      }
    }
  }

  private static List<VpcEvent> decided(VpcCommand command, Vpc state) {
    return switch (VpcDecider.decide(command, state)) {
      case Decision.Accepted<VpcEvent, VpcRejection>(var events) -> events;
      case Decision.Rejected<VpcEvent, VpcRejection>(var reason) -> {
        assertThat(reason.code()).matches("[a-z0-9-]+");
        assertThat(reason.detail()).isNotBlank();
        assertThat(reason.values()).isNotNull();
        yield List.of();
      }
    };
  }

  private static VpcCommand command(RandomGenerator random) {
    var caller = random.nextInt(10) == 0 ? BOB : ALICE;
    var subnet = new SubnetId("subnet-0000000000000000" + random.nextInt(4));
    return switch (random.nextInt(10)) {
      case 0 -> VpcCast.creation("10.0.0.0/16", RegionAccess.OPEN, 0);
      case 1, 2 -> VpcCast.add(block(random).text(), PeersOfVpc.NONE);
      case 3 -> new RemoveCidrBlock(RED, caller, block(random));
      case 4, 5, 6 -> VpcCast.subnet(subnet, block(random).text());
      case 7 -> new DeleteSubnet(RED, caller, subnet);
      case 8 ->
          random.nextBoolean()
              ? new AmendSubnet(RED, caller, subnet, "n" + random.nextInt(3), Tags.NONE)
              : new AmendVpc(RED, caller, "n" + random.nextInt(3), null);
      default ->
          random.nextInt(5) == 0
              ? new DeleteVpc(RED, caller, random.nextInt(2))
              : new AmendVpc(RED, caller, null, Tags.NONE);
    };
  }

  private static CidrBlock block(RandomGenerator random) {
    return CidrBlock.parse(
        "10."
            + random.nextInt(3)
            + "."
            + 16 * random.nextInt(3)
            + ".0/"
            + List.of(20, 24, 28).get(random.nextInt(3)));
  }
}
