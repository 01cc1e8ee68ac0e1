package dev.landbridge.peering.connection;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.peering.connection.PeeringCommand.Access;
import dev.landbridge.peering.connection.PeeringCommand.AmendPeering;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringCommand.RequestPeering;
import dev.landbridge.peering.connection.PeeringCommand.Wish;
import dev.landbridge.peering.connection.PeeringFacts.Standing;
import dev.landbridge.peering.connection.PeeringFacts.Use;
import dev.landbridge.platform.web.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;

/** Lets a benchmark reach what the room keeps to itself: its commands and its queries. */
public final class PeeringDoor {
  private static final PeeringRules RULES =
      new PeeringRules(Duration.ofDays(7), List.of(10, 20, 50, 100, 200, 500, 1000));
  private static final Use UNUSED = new Use(0, 10);

  private final PeeringGround ground;
  private final PeeringQueries queries;
  private final Clock clock;

  public PeeringDoor(BeanFactory beans) {
    ground = beans.getBean(PeeringGround.class);
    queries = beans.getBean(PeeringQueries.class);
    clock = beans.getBean(Clock.class);
  }

  /** The command with its facts at hand, read without lock. */
  public Addressed request(PeeringConnectionId id, VpcEnd requester, VpcEnd accepter) {
    return request(
        id,
        requester,
        accepter,
        new PeeringFacts(
                new Standing(requester, UNUSED, UNUSED, null),
                new Standing(accepter, UNUSED, UNUSED, null),
                null)
            .notLocked());
  }

  /** Reads the facts first, as a request does; within the work at hand. */
  public Addressed requestByFacts(PeeringConnectionId id, VpcEnd requester, VpcEnd accepter) {
    var facts = ground.facts(requester.account(), wish(requester, accepter), clock.instant());
    return request(id, requester, accepter, facts);
  }

  private Addressed request(
      PeeringConnectionId id, VpcEnd requester, VpcEnd accepter, PeeringFacts facts) {
    return new RequestPeering(
        id,
        requester.account(),
        wish(requester, accepter),
        facts,
        Access.EVERYWHERE,
        RULES,
        clock.instant());
  }

  private static Wish wish(VpcEnd requester, VpcEnd accepter) {
    return new Wish(
        requester.vpcId(),
        accepter.vpcId(),
        accepter.account(),
        accepter.region(),
        "red-to-blue",
        "the guide's connection",
        new Change(100, ChargeType.DAILY_PEAK, ServiceLevel.GOLD),
        Tags.NONE);
  }

  public Addressed rename(PeeringConnectionId id, AccountId caller, String name) {
    return new AmendPeering(id, caller, name, null, null, Change.NONE, RULES);
  }

  /** How many connections a page of an account's list has. */
  public int page(AccountId account, int limit, long after) {
    var all = new PeeringFilter(null, null, null, null, null, null, null, null);
    return queries.list(all, Optional.of(account), new PageRequest(limit, after)).size() - 1;
  }
}
