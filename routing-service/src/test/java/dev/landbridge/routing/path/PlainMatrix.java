package dev.landbridge.routing.path;

import dev.landbridge.routing.path.Direction.State;
import dev.landbridge.routing.path.PlainAnswers.Kind;
import dev.landbridge.routing.path.PlainAnswers.Named;
import java.util.Set;
import java.util.TreeSet;

/** The pairs of account 0, by plain loops: its subnets, and the VPCs they are joined to. */
record PlainMatrix(World world) {

  /** Such as {@code subnet-…1 vpc-…2}: those that can exchange packets. */
  Set<String> reachable() {
    var found = across();
    for (int i = 0; i < world.parts.size(); i++) {
      subnets(i, true, found);
    }
    return found;
  }

  /** Those of different VPCs only: for them it takes routes. */
  Set<String> across() {
    var found = new TreeSet<String>();
    for (int i = 0; i < world.parts.size(); i++) {
      subnets(i, false, found);
      vpcs(i, found);
    }
    return found;
  }

  private void subnets(int from, boolean within, Set<String> found) {
    int cloud = world.parts.get(from).cloud();
    for (int i = 0; isOwn(cloud) && i < world.parts.size(); i++) {
      int other = world.parts.get(i).cloud();
      if (i != from && isOwn(other) && (cloud == other) == within) {
        note(from, new Named(Kind.SUBNET, i, null), World.subnet(i), found);
      }
    }
  }

  private void vpcs(int from, Set<String> found) {
    int cloud = world.parts.get(from).cloud();
    for (int i = 0; isOwn(cloud) && i < world.clouds.size(); i++) {
      if (!isOwn(i) && new BruteForce(world).areJoined(cloud, i)) {
        note(from, new Named(Kind.VPC, i, null), World.vpc(i), found);
      }
    }
  }

  private void note(int from, Named to, Object id, Set<String> found) {
    var answer = new PlainAnswers(world, false).answer(new Named(Kind.SUBNET, from, null), to);
    if (answer.forward() == State.REACHABLE && answer.back() == State.REACHABLE) {
      found.add(World.subnet(from) + " " + id);
    }
  }

  private boolean isOwn(int cloud) {
    return world.clouds.get(cloud).owner() == 0;
  }
}
