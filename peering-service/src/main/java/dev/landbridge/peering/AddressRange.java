package dev.landbridge.peering;

import dev.landbridge.events.net.CidrBlock;

/** Where blocks of one kind may lie, and how long their prefixes may be. */
public record AddressRange(CidrBlock within, int shortestPrefix, int longestPrefix) {

  public boolean allows(CidrBlock block) {
    return within.contains(block)
        && block.prefixLength() >= shortestPrefix
        && block.prefixLength() <= longestPrefix;
  }

  @Override
  public String toString() {
    return within + " (/" + shortestPrefix + " to /" + longestPrefix + ")";
  }
}
