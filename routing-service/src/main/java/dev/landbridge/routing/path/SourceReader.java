package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.network.NetworkQueries;
import dev.landbridge.routing.network.OwnedNetwork;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the VPCs that a source address may lie in. */
@Component
class SourceReader {
  private final OwnedNetwork owned;
  private final NetworkQueries network;

  SourceReader(OwnedNetwork owned, NetworkQueries network) {
    this.owned = owned;
    this.network = network;
  }

  /** All that may be meant: none when no VPC of the account holds the address. */
  List<VpcId> vpcsOf(IpAddress source, @Nullable VpcId chosen, AccountId account) {
    if (chosen != null) {
      return List.of(owned.vpc(chosen, account).id());
    }
    var serving = network.vpcsServing(source, account);
    return serving.isEmpty() ? network.vpcsHolding(source, account) : serving;
  }
}
