package dev.landbridge.routing.probe;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import java.util.List;
import java.util.Set;

/**
 * What a definition has to be compared with, read under lock.
 *
 * @param ownBlocks the CIDR blocks of the probe's VPC
 * @param taken what other probes of the subnet measure already
 */
record ProbeFacts(
    CidrBlock subnet, List<CidrBlock> ownBlocks, Set<IpAddress> taken, HopFit hop, Room room) {
  ProbeFacts {
    ownBlocks = List.copyOf(ownBlocks);
    taken = Set.copyOf(taken);
  }

  /** How the next hop and the destinations go together. */
  enum HopFit {
    FITS,
    /** The VPC has no such next hop. */
    UNKNOWN,
    /** It does not lead to the destinations. */
    MISMATCH
  }

  /** How many probes and probed subnets the VPC has, and may have. */
  record Room(int probes, int mostProbes, int subnets, int mostSubnets, boolean subnetIsProbed) {

    boolean takesProbe() {
      return probes < mostProbes;
    }

    boolean takesSubnet() {
      return subnetIsProbed || subnets < mostSubnets;
    }
  }
}
