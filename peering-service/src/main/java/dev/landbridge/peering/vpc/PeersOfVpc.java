package dev.landbridge.peering.vpc;

import dev.landbridge.events.net.CidrBlock;
import org.jspecify.annotations.Nullable;

/**
 * How a further CIDR block of a VPC would get on with its pending and active peers.
 *
 * @param ofPeer a peer's block that overlaps it
 * @param takenAtPeer whether some peer already reaches such addresses elsewhere
 */
record PeersOfVpc(@Nullable CidrBlock ofPeer, boolean takenAtPeer) {
  static final PeersOfVpc NONE = new PeersOfVpc(null, false);
}
