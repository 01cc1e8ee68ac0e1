package dev.landbridge.routing.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.path.PlainAnswers.Answer;
import dev.landbridge.routing.path.PlainAnswers.Kind;
import dev.landbridge.routing.path.PlainAnswers.Named;
import dev.landbridge.routing.path.World.Spot;
import java.util.random.RandomGenerator;

/** Questions as a person asks them, at random. */
final class Questions {
  private Questions() {}

  static Named end(RandomGenerator random, World world) {
    boolean narrowed = random.nextInt(3) == 0;
    var spot = spot(random, world);
    return switch (random.nextInt(12)) {
      case 0 -> new Named(Kind.INTERFACE, 7, null);
      case 1, 2, 3 -> {
        int number = random.nextInt(world.parts.size() + 1);
        yield new Named(Kind.SUBNET, number, narrowed ? near(random, world, number) : null);
      }
      case 4, 5, 6 ->
          new Named(Kind.VPC, random.nextInt(world.clouds.size() + 1), narrowed ? spot : null);
      default -> new Named(Kind.ADDRESS, 0, spot);
    };
  }

  /** Mostly in the subnet. */
  private static Spot near(RandomGenerator random, World world, int part) {
    if (part >= world.parts.size() || random.nextInt(8) == 0) {
      return spot(random, world);
    }
    var range = world.parts.get(part).range();
    return new Spot(range.six(), range.base() + random.nextInt(Math.max(1, range.size())));
  }

  /** Mostly in some VPC. */
  static Spot spot(RandomGenerator random, World world) {
    if (world.clouds.isEmpty() || random.nextInt(6) == 0) {
      return new Spot(random.nextInt(4) == 0, random.nextInt(World.ADDRESSES));
    }
    var cloud = world.clouds.get(random.nextInt(world.clouds.size()));
    var range = cloud.ranges().get(random.nextInt(cloud.ranges().size()));
    return new Spot(range.six(), range.base() + random.nextInt(range.size()));
  }

  /** Whether the code says of two ends what is to be expected. */
  static Answer assertAnswered(Analyst analyst, Named from, Named to, Answer expected) {
    assertThat(answer(analyst, from, to)).as("from %s to %s", from, to).isEqualTo(expected);
    return expected;
  }

  private static Answer answer(Analyst analyst, Named from, Named to) {
    try {
      var found = analyst.answer(from.endpoint(), to.endpoint());
      assertThat(found.reachable())
          .isEqualTo(found.verdict() == PathAnalysis.Verdict.REACHABLE)
          .isEqualTo(found.forward().isOpen() && found.back().isOpen());
      assertThat(found.verdict() == PathAnalysis.Verdict.PARTLY_REACHABLE)
          .isEqualTo(
              !found.reachable() && found.forward().carriesSome() && found.back().carriesSome());
      return new Answer(found.forward().state(), found.back().state(), "");
    } catch (CommandRejected rejected) {
      return Answer.refused(rejected.reason().code());
    } catch (ProblemException problem) {
      return Answer.refused(problem.problem().code());
    }
  }
}
