package dev.landbridge.routing.topology;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.plan.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One graph: nodes and edges in a stable order, ids as everywhere else.
 *
 * @param asOf the moment shown; absent: now
 */
record Topology(AccountId accountId, @Nullable Instant asOf, List<Node> nodes, List<Edge> edges) {
  Topology {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  enum NodeKind {
    VPC,
    SUBNET,
    ROUTE_TABLE
  }

  enum EdgeKind {
    /** From a VPC to a subnet or route table of it. */
    CONTAINS,
    /** From a route table to a subnet that uses it. */
    SERVES,
    /** From the requester's VPC to the accepter's. */
    PEERING_CONNECTION,
    /** From a route table in use to the next hop: the peer's VPC, where it is known. */
    ROUTE
  }

  enum RouteState {
    ACTIVE,
    BLACKHOLE
  }

  /**
   * A VPC, subnet or route table; other accounts' VPCs without what is in them.
   *
   * @param cidrBlocks of a VPC or subnet
   */
  record Node(
      NodeKind kind,
      String id,
      AccountId accountId,
      boolean own,
      @Nullable Region region,
      List<CidrBlock> cidrBlocks,
      @Nullable String name,
      @Nullable Boolean main) {
    Node {
      cidrBlocks = List.copyOf(cidrBlocks);
    }
  }

  /**
   * What joins two nodes.
   *
   * @param id of the connection or route; of other edges the two ends
   * @param to the node it leads to; of a route to nothing in the graph its next hop
   */
  record Edge(
      EdgeKind kind,
      String id,
      String from,
      String to,
      @Nullable ConnectionStatus connectionState,
      @Nullable Integer bandwidthMbps,
      @Nullable RouteState routeState,
      @Nullable CidrBlock destination,
      @Nullable String via) {

    static Edge between(EdgeKind kind, String from, String to) {
      return new Edge(kind, from + "/" + to, from, to, null, null, null, null, null);
    }
  }

  /** Differs when anything in the graph does. */
  long version() {
    return Fingerprint.version(toString());
  }
}
