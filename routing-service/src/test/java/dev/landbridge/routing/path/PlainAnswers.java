package dev.landbridge.routing.path;

import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.path.BruteForce.Fate;
import dev.landbridge.routing.path.Direction.State;
import dev.landbridge.routing.path.World.Join;
import dev.landbridge.routing.path.World.Range;
import dev.landbridge.routing.path.World.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What account 0 is told of two ends as it names them, by plain loops: whom it means, and how every
 * single address fares.
 *
 * @param past the question is about a moment of the past
 */
record PlainAnswers(World world, boolean past) {
  private static final int NOBODY = -1;
  private static final List<ConnectionStatus> WAITING =
      List.of(ConnectionStatus.ISOLATED, ConnectionStatus.PENDING, ConnectionStatus.EXPIRED);

  /** How an end is named. */
  enum Kind {
    SUBNET,
    VPC,
    ADDRESS,
    INTERFACE
  }

  /** An end as a caller names it; VPCs and subnets by their number, which may be nobody's. */
  record Named(Kind kind, int number, @Nullable Spot spot) {
    Endpoint endpoint() {
      var address = spot == null ? null : spot.address();
      return switch (kind) {
        case SUBNET -> new Endpoint(null, World.subnet(number), null, address);
        case VPC -> new Endpoint(World.vpc(number), null, null, address);
        case ADDRESS -> new Endpoint(null, null, null, address);
        case INTERFACE -> new Endpoint(null, null, "eni-" + number, null);
      };
    }
  }

  /** Both ways, or why there is no answer. */
  record Answer(@Nullable State forward, @Nullable State back, String refusal) {
    static final Answer UNKNOWN = new Answer(State.UNKNOWN, State.UNKNOWN, "");

    static Answer refused(String code) {
      return new Answer(null, null, code);
    }
  }

  /** Addresses in one subnet, or in none. */
  private record Piece(int part, Range range) {}

  /** Who is meant. */
  private record Side(int cloud, List<Piece> pieces) {
    boolean has(boolean six) {
      return pieces.stream().anyMatch(piece -> piece.range().six() == six);
    }
  }

  Answer answer(Named from, Named to) {
    if (from.spot() != null && to.spot() != null && from.spot().six() != to.spot().six()) {
      return Answer.refused("address-families-differ");
    }
    var sources = sources(from);
    if (sources.size() > 1) {
      return Answer.refused("ambiguous-source");
    }
    if (sources.isEmpty()) {
      return nowhere(from);
    }
    var source = sources.getFirst();
    var found = destination(to, source);
    if (found.isEmpty()) {
      return Answer.UNKNOWN;
    }
    var target = found.get();
    if (to.kind() == Kind.VPC && to.spot() != null && !isHeld(to.number(), to.spot())) {
      return new Answer(State.BLOCKED, State.BLOCKED, "");
    }
    boolean meet =
        (source.has(true) && target.has(true)) || (source.has(false) && target.has(false));
    if (!source.pieces().isEmpty() && !target.pieces().isEmpty() && !meet) {
      return Answer.refused("address-families-differ");
    }
    return new Answer(way(source, target), back(source, target), "");
  }

  /** As far as account 0 knows of it: before its owner agreed, by what stood in the requests. */
  private boolean isHeld(int cloud, Spot spot) {
    return (isOwn(cloud) || isJoinedToOwn(cloud, ConnectionStatus.ACTIVE))
        ? world.clouds.get(cloud).holds(spot)
        : told(cloud).stream().anyMatch(range -> range.holds(spot));
  }

  private List<Range> told(int cloud) {
    var found = new ArrayList<Range>();
    for (var join : world.joins) {
      int peer = peer(join, cloud);
      if (WAITING.contains(join.status()) && peer != NOBODY && isOwn(peer)) {
        found.addAll(join.of(cloud));
      }
    }
    return found;
  }

  private Answer nowhere(Named from) {
    return switch (from.kind()) {
      case INTERFACE -> Answer.UNKNOWN;
      case SUBNET -> past ? Answer.UNKNOWN : Answer.refused("no-such-subnet");
      case VPC -> past ? Answer.UNKNOWN : Answer.refused("no-such-vpc");
      case ADDRESS ->
          past && nothingIsThere() ? Answer.UNKNOWN : new Answer(State.BLOCKED, State.UNKNOWN, "");
    };
  }

  /** Neither own VPCs nor any that are joined to them. */
  private boolean nothingIsThere() {
    return world.clouds.stream().noneMatch(cloud -> cloud.owner() == 0);
  }

  private List<Side> sources(Named named) {
    var found = new ArrayList<Side>();
    switch (named.kind()) {
      case INTERFACE -> {}
      case SUBNET -> ownSubnet(named).ifPresent(found::add);
      case VPC -> {
        if (isOwn(named.number())) {
          found.add(vpc(named.number(), named.spot()));
        }
      }
      case ADDRESS -> {
        var spot = spot(named);
        for (int i = 0; i < world.clouds.size(); i++) {
          if (isOwn(i) && world.partHolding(i, spot) >= 0) {
            found.add(at(i, spot));
          }
        }
        if (found.isEmpty()) {
          return heldButNotServed(spot);
        }
      }
    }
    return found;
  }

  private List<Side> heldButNotServed(Spot spot) {
    var found = new ArrayList<Side>();
    for (int i = 0; i < world.clouds.size(); i++) {
      if (isOwn(i) && world.clouds.get(i).holds(spot)) {
        found.add(at(i, spot));
      }
    }
    return found;
  }

  private Optional<Side> destination(Named named, Side source) {
    return switch (named.kind()) {
      case INTERFACE -> Optional.empty();
      case SUBNET -> ownSubnet(named);
      case VPC -> {
        int cloud = named.number();
        if (!isThere(cloud)) {
          yield Optional.empty();
        }
        if (isOwn(cloud) || isJoinedToOwn(cloud, ConnectionStatus.ACTIVE)) {
          yield Optional.of(vpc(cloud, named.spot()));
        }
        boolean asked = WAITING.stream().anyMatch(status -> isJoinedToOwn(cloud, status));
        yield asked ? Optional.of(closed(cloud, named.spot())) : Optional.empty();
      }
      case ADDRESS -> Optional.of(holder(spot(named), source));
    };
  }

  /** Before its owner agreed, a VPC is its CIDR blocks. */
  private Side closed(int cloud, @Nullable Spot spot) {
    var pieces = new ArrayList<Piece>();
    if (spot != null) {
      pieces.add(new Piece(NOBODY, one(spot)));
    } else {
      told(cloud).forEach(range -> pieces.add(new Piece(NOBODY, range)));
    }
    return new Side(cloud, pieces);
  }

  private Side holder(Spot spot, Side source) {
    int from = source.cloud();
    if (world.clouds.get(from).holds(spot)) {
      return at(from, spot);
    }
    int cloud = whereRoutesLead(spot, source);
    if (cloud == NOBODY) {
      cloud = bestPeer(spot, from);
    }
    if (cloud == NOBODY) {
      cloud = onlyOwn(spot);
    }
    return cloud == NOBODY
        ? new Side(NOBODY, List.of(new Piece(NOBODY, one(spot))))
        : at(cloud, spot);
  }

  private int whereRoutesLead(Spot spot, Side source) {
    for (var piece : source.pieces()) {
      if (piece.part() != NOBODY) {
        int table = world.parts.get(piece.part()).rules();
        for (int winner : new BruteForce(world).winners(table, spot)) {
          var rule = world.rules.get(table).list().get(winner);
          if (rule.type() == NextHopType.PEERING_CONNECTION) {
            var join = world.joins.get(rule.target());
            int peer = peer(join, source.cloud());
            if (join.status() == ConnectionStatus.ACTIVE
                && peer != NOBODY
                && world.clouds.get(peer).holds(spot)) {
              return peer;
            }
          }
        }
      }
    }
    return NOBODY;
  }

  private int bestPeer(Spot spot, int from) {
    int found = peer(spot, from, ConnectionStatus.ACTIVE);
    for (int i = 0; found == NOBODY && i < WAITING.size(); i++) {
      found = peer(spot, from, WAITING.get(i));
    }
    return found;
  }

  private int peer(Spot spot, int from, ConnectionStatus status) {
    for (var join : world.joins) {
      int peer = peer(join, from);
      if (join.status() == status && peer != NOBODY && leadsTo(join, peer, spot)) {
        return peer;
      }
    }
    return NOBODY;
  }

  private boolean leadsTo(Join join, int peer, Spot spot) {
    return (isOwn(peer) || join.status() == ConnectionStatus.ACTIVE)
        ? world.clouds.get(peer).holds(spot)
        : join.of(peer).stream().anyMatch(range -> range.holds(spot));
  }

  private int onlyOwn(Spot spot) {
    int found = NOBODY;
    for (int i = 0; i < world.clouds.size(); i++) {
      if (isOwn(i) && world.partHolding(i, spot) >= 0) {
        if (found != NOBODY) {
          return NOBODY;
        }
        found = i;
      }
    }
    return found;
  }

  private static int peer(Join join, int of) {
    return join.one() == of ? join.other() : join.other() == of ? join.one() : NOBODY;
  }

  private State back(Side source, Side target) {
    if (target.cloud() == NOBODY) {
      return State.UNKNOWN;
    }
    if (isOwn(target.cloud()) || new BruteForce(world).areJoined(source.cloud(), target.cloud())) {
      return way(target, source);
    }
    boolean waits =
        world.joins.stream()
            .filter(join -> peer(join, source.cloud()) == target.cloud())
            .anyMatch(join -> WAITING.contains(join.status()));
    return waits ? State.BLOCKED : State.UNKNOWN;
  }

  private State way(Side from, Side to) {
    if (from.pieces().isEmpty() || to.pieces().isEmpty()) {
      return State.BLOCKED; // no subnet, nobody there
    }
    var fates = new ArrayList<Fate>();
    for (var start : from.pieces()) {
      for (var end : to.pieces()) {
        for (int i = 0; start.range().six() == end.range().six() && i < end.range().size(); i++) {
          fates.add(fate(start, new Spot(end.range().six(), end.range().base() + i), to.cloud()));
        }
      }
    }
    return BruteForce.sum(fates);
  }

  private Fate fate(Piece start, Spot to, int meant) {
    return start.part() == NOBODY
        ? Fate.LOST
        : new BruteForce(world).fate(world.parts.get(start.part()), to, meant);
  }

  private Optional<Side> ownSubnet(Named named) {
    if (named.number() >= world.parts.size()) {
      return Optional.empty();
    }
    var part = world.parts.get(named.number());
    if (part.range().size() == 0 || !isOwn(part.cloud())) {
      return Optional.empty();
    }
    if (named.spot() == null) {
      return Optional.of(new Side(part.cloud(), List.of(new Piece(named.number(), part.range()))));
    }
    return part.range().holds(named.spot())
        ? Optional.of(at(part.cloud(), named.spot()))
        : Optional.empty();
  }

  private Side vpc(int cloud, @Nullable Spot spot) {
    if (spot != null) {
      return at(cloud, spot);
    }
    var pieces = new ArrayList<Piece>();
    for (int i = 0; i < world.parts.size(); i++) {
      if (world.parts.get(i).cloud() == cloud && world.parts.get(i).range().size() > 0) {
        pieces.add(new Piece(i, world.parts.get(i).range()));
      }
    }
    return new Side(cloud, pieces);
  }

  private Side at(int cloud, Spot spot) {
    return new Side(cloud, List.of(new Piece(world.partHolding(cloud, spot), one(spot))));
  }

  private static Range one(Spot spot) {
    return new Range(spot.six(), spot.number(), 1);
  }

  private static Spot spot(Named named) {
    return Optional.ofNullable(named.spot()).orElseThrow();
  }

  private boolean isThere(int cloud) {
    return cloud < world.clouds.size();
  }

  private boolean isOwn(int cloud) {
    return isThere(cloud) && world.clouds.get(cloud).owner() == 0;
  }

  private boolean isJoinedToOwn(int cloud, ConnectionStatus status) {
    return world.joins.stream()
        .filter(join -> join.status() == status)
        .anyMatch(join -> peer(join, cloud) != NOBODY && isOwn(peer(join, cloud)));
  }
}
