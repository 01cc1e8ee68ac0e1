package dev.landbridge.routing.path;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Cuts a CIDR block where a prefix begins or ends: within a piece all addresses fare alike. */
final class Pieces {
  private Pieces() {}

  /** The first address of each piece. */
  static List<IpAddress> of(CidrBlock block, Stream<CidrBlock> prefixes) {
    if (block.prefixLength() == block.family().bits()) {
      return List.of(block.network());
    }
    var starts = new TreeSet<IpAddress>();
    starts.add(block.network());
    prefixes
        .filter(prefix -> prefix.prefixLength() > block.prefixLength() && block.contains(prefix))
        .forEach(
            prefix -> {
              starts.add(prefix.network());
              if (!prefix.lastAddress().equals(block.lastAddress())) {
                starts.add(after(prefix.lastAddress()));
              }
            });
    return new ArrayList<>(starts);
  }

  private static IpAddress after(IpAddress address) {
    long low = address.low() + 1;
    return new IpAddress(address.family(), low == 0 ? address.high() + 1 : address.high(), low);
  }
}
