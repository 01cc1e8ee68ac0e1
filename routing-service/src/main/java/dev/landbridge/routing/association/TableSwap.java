package dev.landbridge.routing.association;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;

/**
 * What a subnet loses and gains when another table serves it. Local routes are the same in every
 * table of a VPC.
 */
record TableSwap(List<AppliedRoute> noLongerApplying, List<AppliedRoute> nowApplying) {
  TableSwap {
    noLongerApplying = List.copyOf(noLongerApplying);
    nowApplying = List.copyOf(nowApplying);
  }

  static TableSwap between(List<AppliedRoute> before, List<AppliedRoute> after) {
    return new TableSwap(without(before, after), without(after, before));
  }

  /** The reference guide's: an association replaces the former table as a whole. */
  String warning(SubnetId subnet, RouteTableId before) {
    return noLongerApplying.isEmpty()
        ? ""
        : "%d route(s) of %s stop applying to all instances in %s."
            .formatted(noLongerApplying.size(), before, subnet);
  }

  private static List<AppliedRoute> without(List<AppliedRoute> some, List<AppliedRoute> others) {
    return some.stream().filter(route -> others.stream().noneMatch(route::sameEffectAs)).toList();
  }
}
