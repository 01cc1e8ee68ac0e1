package dev.landbridge.peering.vpc;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pending and active peers of a VPC, and how a further CIDR block of it would get on with them.
 *
 * @param accounts who owns the peers
 * @param ofPeer a peer's block that overlaps it
 * @param takenAtPeer whether some peer already reaches such addresses elsewhere
 */
record PeersOfVpc(List<AccountId> accounts, @Nullable CidrBlock ofPeer, boolean takenAtPeer) {
  static final PeersOfVpc NONE = new PeersOfVpc(List.of(), null, false);

  PeersOfVpc {
    accounts = List.copyOf(accounts);
  }
}
