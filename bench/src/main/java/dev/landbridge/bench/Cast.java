package dev.landbridge.bench;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringRenamed;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Numbered VPCs and connections between ALICE and BOB, and what happens to them. */
final class Cast {
  static final AccountId ALICE = new AccountId("100000000001");
  static final AccountId BOB = new AccountId("100000000002");
  static final String RED = "192.168.0.0/16";
  static final String BLUE = "10.0.0.0/16";
  private static final List<AccountId> BOTH = List.of(ALICE, BOB);

  private Cast() {}

  static PeeringConnectionId connection(long number) {
    return new PeeringConnectionId(PeeringConnectionId.PREFIX + "%017x".formatted(number));
  }

  static VpcEnd red(long number) {
    return end(ALICE, 2 * number, "ap-guangzhou", RED);
  }

  static VpcEnd blue(long number) {
    return end(BOB, 2 * number + 1, "ap-beijing", BLUE);
  }

  private static VpcEnd end(AccountId owner, long vpc, String region, String block) {
    return new VpcEnd(
        owner,
        new VpcId(VpcId.PREFIX + "%017x".formatted(vpc)),
        new Region(region),
        List.of(CidrBlock.parse(block)));
  }

  static VpcCreated created(VpcEnd end) {
    return new VpcCreated(
        end.vpcId(),
        end.account(),
        end.region(),
        "of-a-benchmark",
        end.cidrBlocks().getFirst(),
        Tags.NONE,
        List.of(end.account()));
  }

  static PeeringRequested requested(long number) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new PeeringRequested(
        connection(number),
        red(number),
        blue(number),
        "red-to-blue-" + number,
        "the guide's connection",
        100,
        ChargeType.DAILY_PEAK,
        ServiceLevel.GOLD,
        now,
        now.plus(Duration.ofDays(7)),
        BOTH);
  }

  /** The first is the request, the second its acceptance; then names, tags and caps change. */
  static PeeringEvent event(long number, int sequence) {
    var id = connection(number);
    return switch (sequence) {
      case 0 -> requested(number);
      case 1 -> new PeeringAccepted(id, BOB, BOTH);
      default ->
          switch (sequence % 3) {
            case 0 ->
                new PeeringTagged(id, ALICE, new Tags(Map.of("n", "" + sequence)), List.of(ALICE));
            case 1 -> new PeeringBandwidthChanged(id, 10 + sequence, BOTH);
            default -> new PeeringRenamed(id, "red-to-blue-" + sequence, List.of(ALICE));
          };
    };
  }
}
