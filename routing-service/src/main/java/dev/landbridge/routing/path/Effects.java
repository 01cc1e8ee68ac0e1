package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.path.Matrix.End;
import dev.landbridge.routing.path.Matrix.Granularity;
import dev.landbridge.routing.path.Matrix.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What changes would bring about: the pairs of an account that fare otherwise. Between reachable
 * and not there is partly reachable: some packets arrive both ways.
 *
 * @param truncated more pairs would or may change than are listed
 */
record Effects(
    List<Pair> becomeReachable,
    List<Pair> becomeUnreachable,
    List<Cap> bandwidth,
    boolean truncated) {
  private static final int MOST = 1_000;

  /** So many pairs are compared; of further ones nothing is said. */
  private static final int MOST_PAIRS = 20_000;

  /** Both ways at once. */
  record Ways(boolean reachable, Way forward, @JsonProperty("return") Way back) {
    static Ways of(PathAnalysis found) {
      return new Ways(found.reachable(), Way.of(found.forward()), Way.of(found.back()));
    }
  }

  /** A pair before and after. */
  record Pair(End source, End destination, Ways before, Ways after) {}

  /** A pair whose packets pass a connection. */
  record Concerned(End source, End destination) {}

  /** A cap that changes, and whose packets it is for. */
  record Cap(
      PeeringConnectionId vpcPeeringConnectionId,
      int beforeMbps,
      int afterMbps,
      List<Concerned> pairs) {}

  /** Compares two pictures of one account's network. */
  static Effects between(Network before, Network after, AccountId viewer) {
    return new Comparison(before, after, viewer).effects();
  }

  private static final class Comparison {
    private final Network before;
    private final Network after;
    private final Matrix then;
    private final Matrix later;
    private final Map<VpcId, Boolean> touched = new HashMap<>();
    private final List<Pair> gained = new ArrayList<>();
    private final List<Pair> lost = new ArrayList<>();
    private final Map<Connection, List<Concerned>> capped = new LinkedHashMap<>();

    Comparison(Network before, Network after, AccountId viewer) {
      this.before = before;
      this.after = after;
      this.then = new Matrix(before, viewer, Granularity.SUBNET);
      this.later = new Matrix(after, viewer, Granularity.SUBNET);
      before.connections().stream()
          .filter(c -> c.concerns(viewer) && cap(after, c) != c.bandwidthMbps())
          .forEach(connection -> capped.put(connection, new ArrayList<>()));
    }

    private static int cap(Network network, Connection connection) {
      return network
          .connection(connection.id())
          .map(Connection::bandwidthMbps)
          .orElse(connection.bandwidthMbps());
    }

    Effects effects() {
      var pairs = new LinkedHashSet<>(pairs(then));
      pairs.addAll(pairs(later)); // a connection that would be accepted brings new ones
      pairs.stream().limit(MOST_PAIRS).forEach(this::compare);
      return new Effects(
          gained.stream().limit(MOST).toList(),
          lost.stream().limit(MOST).toList(),
          capped.entrySet().stream().map(e -> changed(e.getKey(), e.getValue())).toList(),
          pairs.size() > MOST_PAIRS || gained.size() > MOST || lost.size() > MOST);
    }

    private List<Concerned> pairs(Matrix matrix) {
      return matrix.sources().stream()
          .flatMap(
              source ->
                  matrix.destinations(source).stream()
                      .map(other -> new Concerned(source.end(), other.end())))
          .filter(pair -> isTouched(pair.source().vpcId()) || isTouched(pair.destination().vpcId()))
          .toList();
    }

    /** Elsewhere nothing changes. */
    private boolean isTouched(VpcId vpc) {
      return touched.computeIfAbsent(
          vpc,
          id ->
              !before.vpc(id).equals(after.vpc(id))
                  || !before.subnetsOf(id).equals(after.subnetsOf(id))
                  || !before.tablesOf(id).equals(after.tablesOf(id))
                  || !before.connectionsOf(id).equals(after.connectionsOf(id)));
    }

    private void compare(Concerned pair) {
      var was = then.analysis(pair.source(), pair.destination());
      var becomes = later.analysis(pair.source(), pair.destination());
      int more = Integer.compare(level(becomes), level(was));
      if (more != 0) {
        (more < 0 ? lost : gained)
            .add(new Pair(pair.source(), pair.destination(), Ways.of(was), Ways.of(becomes)));
      }
      capped.forEach(
          (connection, concerned) -> {
            if (passes(becomes, connection)) {
              concerned.add(pair);
            }
          });
    }

    private static int level(PathAnalysis found) {
      return switch (found.verdict()) {
        case REACHABLE -> 2;
        case PARTLY_REACHABLE -> 1;
        case FORWARD_ONLY, RETURN_ONLY, UNREACHABLE, UNKNOWN -> 0;
      };
    }

    private static boolean passes(PathAnalysis found, Connection connection) {
      return level(found) > 0
          && found.forward().carrying().stream()
              .anyMatch(hop -> hop.leadsThrough(connection.nextHop()));
    }

    private Cap changed(Connection connection, List<Concerned> pairs) {
      return new Cap(
          connection.id(),
          connection.bandwidthMbps(),
          cap(after, connection),
          pairs.stream().limit(MOST).toList());
    }
  }
}
