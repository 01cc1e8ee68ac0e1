package dev.landbridge.e2e.hostile;

import static dev.landbridge.e2e.hostile.Spite.once;
import static dev.landbridge.e2e.hostile.Spite.pick;

import dev.landbridge.e2e.Installation;
import dev.landbridge.gateway.tencentapi.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Asks, from several connections at once, and hands every answer to the judge. */
final class HostileRun {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final int WORKERS = Integer.getInteger("landbridge.hostile.workers", 12);

  /** Of a hundred values how many are hostile, in one request; none in two of seven. */
  private static final List<Integer> HOSTILITY = List.of(0, 0, 5, 5, 12, 12, 30);

  /** How often each of the cast asks. */
  private static final List<Integer> CAST =
      List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8);

  private static final List<Integer> CLOUD_CAST =
      List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 6, 7, 8);

  private static final int REVIVES_EVERY = 200;

  private final long seed;
  private final Installation installation;
  private final World world;
  private final Harvests harvests;
  private final Judge judge;
  private final RestGrammar rest;
  private final CloudGrammar cloud;
  private final List<Operation> operations;
  private final List<Action<?, ?>> actions;
  private final AtomicInteger retries = new AtomicInteger();

  HostileRun(long seed, Installation installation, World world, Harvests harvests, Judge judge) {
    this.seed = seed;
    this.installation = installation;
    this.world = world;
    this.harvests = harvests;
    this.judge = judge;
    var host = installation.url().getAuthority();
    this.rest = new RestGrammar(harvests, host);
    this.cloud = new CloudGrammar(harvests, host);
    this.operations = Operation.all(world.document());
    this.actions = CloudGrammar.actions();
  }

  /** The names of all that is asked about. */
  List<String> surface() {
    var names = new ArrayList<String>();
    operations.forEach(operation -> names.add(operation.name()));
    actions.forEach(action -> names.add(action.name()));
    return names;
  }

  /** The requests from one number to before another; returns when all are answered. */
  void ask(int from, int to) throws InterruptedException, ExecutionException {
    var next = new AtomicInteger(from);
    try (var workers = Executors.newFixedThreadPool(WORKERS)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < WORKERS; i++) {
        running.add(workers.submit(() -> work(next, to)));
      }
      for (var worker : running) {
        worker.get();
      }
    }
  }

  /** How many requests were sent a second time, since nothing at all was heard. */
  int retries() {
    return retries.get();
  }

  private void work(AtomicInteger next, int to) {
    try (var wire = new Wire(installation.url())) {
      for (int number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
        var random = RANDOM.create(seed + number);
        boolean inCloud = once(random, 3);
        var who = world.principals().get(pick(random, inCloud ? CLOUD_CAST : CAST));
        var question = question(number, who, inCloud, random);
        var reply = wire.exchange(question.bytes(), question.isHead(), question.ends());
        judge.judge(question, reply);
        if (reply.status() < 300) {
          harvests.learn(who, resource(question), reply.json());
        }
        if (number % REVIVES_EVERY == 0) {
          world.revive();
        }
      }
      retries.addAndGet(wire.retries());
    }
  }

  private Question question(int number, Principal who, boolean inCloud, RandomGenerator random) {
    int hostility = pick(random, HOSTILITY);
    return inCloud
        ? cloud.question(number, pick(random, actions), who, hostility, random)
        : rest.question(number, operation(random), who, hostility, random);
  }

  /** What deletes comes up less often, lest nothing be left. */
  private Operation operation(RandomGenerator random) {
    var operation = pick(random, operations);
    return operation.method().equals("DELETE") ? pick(random, operations) : operation;
  }

  private static String resource(Question question) {
    return Question.resource(question.about().replaceAll(" as .*", ""));
  }
}
