package dev.landbridge.peering.vpc;

import dev.landbridge.events.net.CidrBlock;
import org.jspecify.annotations.Nullable;

/**
 * How a further CIDR block of a VPC would get on with its pending and active peers.
 *
 * @param overlapsPeer whether some peer has such addresses
 * @param seenBlock a peer's block that overlaps it, of those that the owner of the VPC sees
 * @param takenAtPeer whether some peer already reaches such addresses elsewhere
 */
record PeersOfVpc(boolean overlapsPeer, @Nullable CidrBlock seenBlock, boolean takenAtPeer) {
  static final PeersOfVpc NONE = new PeersOfVpc(false, null, false);
}
