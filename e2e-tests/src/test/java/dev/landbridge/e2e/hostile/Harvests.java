package dev.landbridge.e2e.hostile;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** What each account has seen, and what all together have. */
final class Harvests {
  private static final int FOREIGN = 6;
  private final Harvest all = new Harvest(null);
  private final Map<String, Harvest> own = new ConcurrentHashMap<>();

  void learn(Principal who, String resource, JsonNode answer) {
    of(who).learn(resource, answer);
    all.learn(resource, answer);
  }

  /** Mostly of its own. */
  Harvest of(Principal who, RandomGenerator random) {
    return Spite.once(random, FOREIGN) ? all : of(who);
  }

  private Harvest of(Principal who) {
    return own.computeIfAbsent(who.group(), _ -> new Harvest(all));
  }
}
