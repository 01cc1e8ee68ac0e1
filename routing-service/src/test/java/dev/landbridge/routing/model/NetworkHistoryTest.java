package dev.landbridge.routing.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RoutePublished;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableCreated;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableRenamed;
import dev.landbridge.events.routing.RouteTableEvent.RouteWithdrawn;
import dev.landbridge.events.routing.RouteTableEvent.SubnetAssociated;
import dev.landbridge.events.routing.RouteTableEvent.SubnetDisassociated;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.Cast;
import dev.landbridge.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The picture follows from the events, whatever the order between one thing's and another's. */
class NetworkHistoryTest {
  private static final Instant FIRST = Instant.parse("2026-01-15T08:00:00Z");
  private static final CidrBlock EXTRA = CidrBlock.parse("10.7.0.0/16");

  private final Cast cast = Cast.fresh();
  private final List<DomainEvent> story = story();

  /** An event and when it happened. */
  private record Told(DomainEvent event, Instant at) {}

  @Test
  void theOrderBetweenTwoThingsDoesNotMatter() {
    var expected = Pictures.lines(fold(inOrder()).all(NetworkHistory.NOW));
    Seeds.thousand(
        random ->
            assertThat(Pictures.lines(fold(shuffled(random)).all(NetworkHistory.NOW)))
                .isEqualTo(expected));
  }

  @Test
  void theNetworkOfAMomentIsWhatHadHappenedByThen() {
    var whole = fold(inOrder());
    for (var moment : inOrder()) {
      var upToThen = inOrder().stream().filter(t -> !t.at().isAfter(moment.at())).toList();
      assertThat(Pictures.lines(whole.all(moment.at())))
          .as("after %s", moment)
          .isEqualTo(Pictures.lines(fold(upToThen).all(NetworkHistory.NOW)));
    }
    assertThat(whole.all(FIRST.minusMillis(1)).vpcs()).isEmpty();
  }

  @Test
  void momentsAreTheSameInWhateverOrderEventsWereHeard() {
    var expected = fold(inOrder());
    Seeds.forEach(
        200,
        random -> {
          var other = fold(shuffled(random));
          for (var moment : inOrder()) {
            assertThat(Pictures.lines(other.all(moment.at())))
                .as("as of %s", moment)
                .isEqualTo(Pictures.lines(expected.all(moment.at())));
          }
        });
  }

  @Test
  void anAccountSeesItsVpcsAndThoseAroundThem() {
    var history = fold(inOrder());
    var story = inOrder();
    var restored =
        story.stream().filter(told -> told.event() instanceof PeeringRestored).findFirst();
    var joined = history.of(cast.alice(), restored.orElseThrow().at());
    assertThat(joined.vpcs())
        .extracting(Vpc::id)
        .containsExactlyInAnyOrder(cast.red(), cast.blue());
    assertThat(joined.tablesOf(cast.blue())).isNotEmpty();
    var parted = history.of(cast.alice(), NetworkHistory.NOW); // the connection has ended
    assertThat(parted.tablesOf(cast.blue())).isEmpty();
    assertThat(parted.connections()).isNotEmpty();
    assertThat(fold(inOrder()).of(Cast.fresh().alice(), NetworkHistory.NOW).vpcs()).isEmpty();
  }

  @Test
  void aBlockThatOnlyTheConnectionNamedIsBelievedUntilTheVpcSpeaksOfIt() {
    var history = new NetworkHistory();
    var events = new NetworkEvents(history);
    events.apply(cast.requested(cast.pcx(), List.of(Cast.BLUE_BLOCK, EXTRA)), FIRST);
    assertThat(blueBlocks(history)).containsExactlyInAnyOrder(Cast.BLUE_BLOCK, EXTRA);
    events.apply(cast.blueCreated(), FIRST);
    assertThat(blueBlocks(history)).containsExactlyInAnyOrder(Cast.BLUE_BLOCK, EXTRA);
    events.apply(new VpcCidrBlockAdded(cast.blue(), EXTRA, cast.both()), FIRST);
    events.apply(new VpcCidrBlockRemoved(cast.blue(), EXTRA, cast.both()), FIRST);
    assertThat(blueBlocks(history)).containsExactly(Cast.BLUE_BLOCK);
  }

  @Test
  void whatIsToldToOthersIsKnown() {
    var told = inOrder().stream().filter(t -> t.event() instanceof RoutePublished).findFirst();
    var published = told.orElseThrow();
    var history = fold(inOrder());
    assertThat(isPublished(history, published.at().minusMillis(1))).isFalse();
    assertThat(isPublished(history, published.at())).isTrue();
  }

  private static boolean isPublished(NetworkHistory history, Instant moment) {
    return history.all(moment).vpcs().stream()
        .flatMap(vpc -> history.all(moment).tablesOf(vpc.id()).stream())
        .flatMap(table -> table.routes().stream())
        .anyMatch(Route::published);
  }

  private List<CidrBlock> blueBlocks(NetworkHistory history) {
    var network = history.around(cast.red(), NetworkHistory.NOW);
    return network.blocksOf(network.connection(cast.pcx()).orElseThrow().accepter());
  }

  private static NetworkHistory fold(List<Told> told) {
    var history = new NetworkHistory();
    var events = new NetworkEvents(history);
    told.forEach(one -> events.apply(one.event(), one.at()));
    return history;
  }

  private List<Told> inOrder() {
    var told = new ArrayList<Told>();
    for (var event : story) {
      told.add(new Told(event, FIRST.plusSeconds(told.size())));
    }
    return told;
  }

  /** Events of one thing stay in order; associations are told by tables, which share a stream. */
  private List<Told> shuffled(RandomGenerator random) {
    var streams = new ArrayList<Deque<Told>>();
    var subjects = new ArrayList<String>();
    for (var told : inOrder()) {
      var subject = told.event().subject().startsWith("rtb-") ? "rtb" : told.event().subject();
      if (!subjects.contains(subject)) {
        subjects.add(subject);
        streams.add(new ArrayDeque<>());
      }
      streams.get(subjects.indexOf(subject)).add(told);
    }
    var mixed = new ArrayList<Told>();
    while (!streams.isEmpty()) {
      var stream = streams.get(random.nextInt(streams.size()));
      mixed.add(stream.remove());
      streams.removeIf(Deque::isEmpty);
    }
    return mixed;
  }

  private List<DomainEvent> story() {
    var owner = List.of(cast.alice());
    var custom = RouteTableId.parse(Cast.id(RouteTableId.PREFIX, Cast.next()));
    var first = RouteId.parse(Cast.id(RouteId.PREFIX, Cast.next()));
    var second = RouteId.parse(Cast.id(RouteId.PREFIX, Cast.next()));
    var hop = NextHop.through(cast.pcx());
    var other = NextHop.through(PeeringConnectionId.parse(Cast.id(PeeringConnectionId.PREFIX, 7)));
    return List.of(
        cast.redCreated(),
        new RouteTableCreated(cast.redMain(), cast.red(), cast.alice(), true, "", owner),
        cast.blueCreated(),
        new RouteTableCreated(
            cast.blueMain(), cast.blue(), cast.bob(), true, "", List.of(cast.bob())),
        cast.subnetACreated(),
        cast.subnetBCreated(),
        cast.requested(),
        added(cast.redMain(), first, Cast.B_BLOCK, hop),
        cast.accepted(),
        new RouteTableCreated(custom, cast.red(), cast.alice(), false, "x", owner),
        new SubnetAssociated(custom, cast.subnetA(), cast.redMain(), owner),
        added(custom, second, Cast.BLUE_BLOCK, hop),
        new RoutePublished(custom, second, owner),
        new VpcCidrBlockAdded(cast.blue(), EXTRA, cast.both()),
        new RouteReplaced(cast.redMain(), first, other, RouteStatus.BLACKHOLE, "", owner),
        new PeeringBandwidthChanged(cast.pcx(), 500, cast.both()),
        new PeeringIsolated(cast.pcx(), "arrears", cast.both()),
        new RouteTableRenamed(custom, "y", owner),
        new PeeringRestored(cast.pcx(), cast.both()),
        new SubnetAssociated(cast.redMain(), cast.subnetA(), custom, owner),
        new SubnetDisassociated(custom, cast.subnetA(), owner),
        new RouteWithdrawn(custom, second, owner),
        new RouteRemoved(custom, second, owner),
        new VpcCidrBlockRemoved(cast.blue(), EXTRA, cast.both()),
        cast.deleted(RouteDisposal.KEEP),
        new SubnetDeleted(cast.blue(), cast.subnetB(), List.of(cast.bob())),
        Cast.vpc(
            VpcId.parse(Cast.id(VpcId.PREFIX, Cast.next())),
            cast.bob(),
            Region.parse("ap-beijing"),
            EXTRA));
  }

  private RouteAdded added(RouteTableId table, RouteId id, CidrBlock to, NextHop hop) {
    return new RouteAdded(
        table, id, to, hop, RouteStatus.ACTIVE, "", RouteOrigin.USER, List.of(cast.alice()));
  }
}
