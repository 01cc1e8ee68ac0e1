package dev.landbridge.routing.plan;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.plan.RemovalPreview.Affected;
import java.util.List;

/**
 * Which routes of a VPC would lose to the local route of a CIDR block that it does not have yet.
 * Nothing is changed.
 *
 * @param covered own routes whose whole destination lies in the block: they would decide nothing
 * @param partlyCovered own routes whose destination holds the block and more: they would go on
 *     deciding for the rest
 */
record AdditionPreview(
    VpcId vpcId, CidrBlock cidrBlock, List<Affected> covered, List<Affected> partlyCovered) {
  AdditionPreview {
    covered = List.copyOf(covered);
    partlyCovered = List.copyOf(partlyCovered);
  }

  static AdditionPreview of(Network network, Vpc vpc, CidrBlock block) {
    return new AdditionPreview(
        vpc.id(),
        block,
        Affected.of(network, vpc.id(), route -> block.contains(route.destination())).toList(),
        Affected.of(network, vpc.id(), route -> Reach.isInside(block, route.destination()))
            .toList());
  }
}
