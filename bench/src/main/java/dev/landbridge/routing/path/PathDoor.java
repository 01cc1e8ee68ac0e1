package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.path.Matrix.Granularity;

/** Asks about paths as the controller does. */
public final class PathDoor {
  private PathDoor() {}

  /** Whether packets get there and answers back. */
  public static boolean isReachable(
      Network network, AccountId account, VpcId vpc, IpAddress source, IpAddress destination) {
    return new Analyst(network, account, false)
        .answer(new Endpoint(vpc, null, null, source), new Endpoint(null, null, null, destination))
        .reachable();
  }

  /** How many pairs the matrix of all subnets of an account has; all are computed. */
  public static long pairs(Network network, AccountId account) {
    var matrix = new Matrix(network, account, Granularity.SUBNET);
    long pairs = 0;
    for (var source : matrix.sources()) {
      pairs += matrix.row(source, matrix::destinations).destinations().size();
    }
    return pairs;
  }
}
