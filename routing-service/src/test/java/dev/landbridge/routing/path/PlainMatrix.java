package dev.landbridge.routing.path;

import dev.landbridge.routing.path.Direction.State;
import dev.landbridge.routing.path.PlainAnswers.Kind;
import dev.landbridge.routing.path.PlainAnswers.Named;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pairs of account 0, by plain loops: its subnets, and the VPCs they are joined to. */
record PlainMatrix(World world) {

  /** How pairs such as {@code subnet-…1 vpc-…2} fare: 2 if all packets arrive, 1 if some do. */
  Map<String, Integer> levels() {
    var found = across();
    for (int i = 0; i < world.parts.size(); i++) {
      subnets(i, true, found);
    }
    return found;
  }

  /** Those of different VPCs only: for them it takes routes. */
  Map<String, Integer> across() {
    var found = new TreeMap<String, Integer>();
    for (int i = 0; i < world.parts.size(); i++) {
      subnets(i, false, found);
      vpcs(i, found);
    }
    return found;
  }

  private void subnets(int from, boolean within, Map<String, Integer> found) {
    int cloud = world.parts.get(from).cloud();
    for (int i = 0; isOwn(cloud) && i < world.parts.size(); i++) {
      int other = world.parts.get(i).cloud();
      if (i != from && isOwn(other) && (cloud == other) == within) {
        note(from, new Named(Kind.SUBNET, i, null), World.subnet(i), found);
      }
    }
  }

  private void vpcs(int from, Map<String, Integer> found) {
    int cloud = world.parts.get(from).cloud();
    for (int i = 0; isOwn(cloud) && i < world.clouds.size(); i++) {
      if (!isOwn(i) && new BruteForce(world).areJoined(cloud, i)) {
        note(from, new Named(Kind.VPC, i, null), World.vpc(i), found);
      }
    }
  }

  private void note(int from, Named to, Object id, Map<String, Integer> found) {
    var answer = new PlainAnswers(world, false).answer(new Named(Kind.SUBNET, from, null), to);
    int level = Math.min(level(answer.forward()), level(answer.back()));
    if (level > 0) {
      found.put(World.subnet(from) + " " + id, level);
    }
  }

  private static int level(@Nullable State state) {
    return state == State.REACHABLE ? 2 : state == State.PARTLY_REACHABLE ? 1 : 0;
  }

  private boolean isOwn(int cloud) {
    return world.clouds.get(cloud).owner() == 0;
  }
}
