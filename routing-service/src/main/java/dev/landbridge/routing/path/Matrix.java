package dev.landbridge.routing.path;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Vpc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All pairs of what an account has, and of that with what it is actively connected with. Of another
 * account's VPC it says only how the whole fares.
 */
final class Matrix {
  private static final int MOST_PAIRS = 20_000;

  private final Network network;
  private final AccountId viewer;
  private final Reachability reachability;
  private final Map<VpcId, List<Spot>> own;

  /** What a matrix is made of. */
  enum Granularity {
    SUBNET,
    VPC
  }

  /** One end of a pair; a subnet only of the caller's own. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record End(
      AccountId accountId,
      VpcId vpcId,
      @Nullable SubnetId subnetId,
      @Nullable CidrBlock cidrBlock) {}

  /** An end with its addresses. */
  record Spot(End end, Place place) {}

  /** How one way fares; code, account and object are those of the first blocker. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Way(
      Direction.State state,
      @Nullable BlockerCode code,
      @Nullable AccountId accountId,
      @Nullable String object) {

    static Way of(Direction direction) {
      var blocker = Optional.ofNullable(direction.blocker());
      return new Way(
          direction.state(),
          blocker.map(Blocker::code).orElse(null),
          blocker.map(Blocker::accountId).orElse(null),
          blocker.map(Blocker::object).orElse(null));
    }
  }

  /** How packets fare from the row's source to one destination, and back. */
  record Cell(End destination, boolean reachable, Way forward, @JsonProperty("return") Way back) {
    static Cell of(End destination, PathAnalysis found) {
      return new Cell(
          destination, found.reachable(), Way.of(found.forward()), Way.of(found.back()));
    }
  }

  /** All that starts at one source. */
  record Row(End source, List<Cell> destinations) {}

  Matrix(Network network, AccountId viewer, Granularity granularity) {
    this.network = network;
    this.viewer = viewer;
    this.reachability = new Reachability(network, viewer);
    this.own =
        network.vpcsOf(viewer).stream()
            .sorted(comparing(vpc -> vpc.id().text())) // the same for every instance
            .collect(
                toMap(
                    Vpc::id,
                    vpc -> spots(vpc, granularity).toList(),
                    (a, _) -> a,
                    LinkedHashMap::new));
  }

  private Stream<Spot> spots(Vpc vpc, Granularity granularity) {
    return switch (granularity) {
      case VPC -> Stream.of(whole(vpc));
      case SUBNET ->
          network.subnetsOf(vpc.id()).stream()
              .sorted(comparing(subnet -> subnet.id().text()))
              .map(
                  subnet ->
                      new Spot(
                          new End(vpc.owner(), vpc.id(), subnet.id(), subnet.cidrBlock()),
                          Place.of(subnet)));
    };
  }

  private Spot whole(Vpc vpc) {
    return new Spot(new End(vpc.owner(), vpc.id(), null, null), Place.of(network, vpc.id()));
  }

  /** The sources of all VPCs, in the order in which they came to be known. */
  List<Spot> sources() {
    return own.values().stream().flatMap(List::stream).toList();
  }

  List<Spot> sources(VpcId vpc) {
    return own.getOrDefault(vpc, List.of());
  }

  /** From one source to everything of the account, and to the peers of its VPC. */
  List<Spot> destinations(Spot source) {
    return Stream.concat(sources().stream(), peers(source.end().vpcId()))
        .filter(spot -> isPair(source, spot))
        .toList();
  }

  /** From one source to its own VPC and what that is connected with. */
  List<Spot> neighbours(Spot source) {
    var vpc = source.end().vpcId();
    var joined =
        network.connectionsOf(vpc).stream()
            .filter(connection -> !connection.hasEnded())
            .flatMap(connection -> connection.peerOf(vpc).stream())
            .map(VpcEnd::vpcId);
    var owned =
        Stream.concat(Stream.of(vpc), joined).distinct().flatMap(id -> sources(id).stream());
    return Stream.concat(owned, peers(vpc)).filter(spot -> isPair(source, spot)).toList();
  }

  private static boolean isPair(Spot source, Spot other) {
    return !source.end().equals(other.end())
        && (source.place().scopes().isEmpty()
            || other.place().scopes().isEmpty()
            || source.place().sharesAFamilyWith(other.place()));
  }

  /** VPCs of other accounts that agreed to be connected. */
  private Stream<Spot> peers(VpcId vpc) {
    return network.connectionsOf(vpc).stream()
        .filter(Connection::isActive)
        .flatMap(connection -> connection.peerOf(vpc).stream())
        .filter(end -> !end.account().equals(viewer))
        .map(VpcEnd::vpcId)
        .distinct()
        .flatMap(id -> network.vpc(id).stream())
        .map(this::whole);
  }

  /** Ends early where the rows become too long together. */
  Page<Row> page(List<Spot> sources, Function<Spot, List<Spot>> destinations, PageRequest page) {
    var places = new ArrayList<Integer>();
    int pairs = 0;
    for (int i = (int) Math.min(page.after(), sources.size()); i < sources.size(); i++) {
      places.add(i + 1);
      pairs += destinations.apply(sources.get(i)).size();
      if (places.size() > page.limit() || (places.size() > 1 && pairs > MOST_PAIRS)) {
        return Page.of(places, new PageRequest(places.size() - 1, page.after()), Integer::longValue)
            .map(place -> row(sources.get(place - 1), destinations));
      }
    }
    return new Page<>(places, null).map(place -> row(sources.get(place - 1), destinations));
  }

  Row row(Spot source, Function<Spot, List<Spot>> destinations) {
    return new Row(
        source.end(),
        destinations.apply(source).stream()
            .map(spot -> Cell.of(spot.end(), analysis(source, spot)))
            .toList());
  }

  private PathAnalysis analysis(Spot source, Spot destination) {
    return reachability.analyse(source.place(), destination.place());
  }

  PathAnalysis analysis(End source, End destination) {
    return reachability.analyse(place(source), place(destination));
  }

  private Place place(End end) {
    return Optional.ofNullable(end.subnetId())
        .flatMap(network::subnet)
        .map(Place::of)
        .orElseGet(() -> Place.of(network, end.vpcId()));
  }
}
