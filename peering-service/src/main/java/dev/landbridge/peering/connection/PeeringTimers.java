package dev.landbridge.peering.connection;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.connection.PeeringCommand.ExpirePeering;
import dev.landbridge.peering.connection.PeeringRegister.Unanswered;
import dev.landbridge.platform.command.CallData;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.store.CommittedWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.CannotCreateTransactionException;

/** What happens by time alone: requests expire, and what ended long ago leaves the read model. */
@Configuration(proxyBeanMethods = false)
class PeeringTimers {
  private static final Logger log = LoggerFactory.getLogger(PeeringTimers.class);
  private static final String ACTOR = "system:expiry";
  private static final int BATCH = 500;
  private static final Duration TIDYING = Duration.ofHours(1);

  @Bean
  RecurringTask<Void> expirePeerings(
      PeeringRegister register,
      Commands commands,
      CommittedWork work,
      Clock clock,
      PeeringSettings settings) {
    return Tasks.recurring("expire-peerings", FixedDelay.of(settings.expiryInterval()))
        .execute((_, _) -> expire(register, commands, work, clock.instant()));
  }

  @Bean
  RecurringTask<Void> forgetEndedPeerings(
      PeeringProjection projection, Clock clock, PeeringSettings settings) {
    return Tasks.recurring("forget-ended-peerings", FixedDelay.of(TIDYING))
        .execute(
            (_, _) -> projection.forgetEndedBefore(clock.instant().minus(settings.endedVisible())));
  }

  /** Goes on behind those that do not expire; ends where the database is away. */
  static void expire(PeeringRegister register, Commands commands, CommittedWork work, Instant now) {
    var batch = register.unanswered(now, Unanswered.BEFORE_ALL, BATCH);
    while (!batch.isEmpty()) {
      batch.forEach(each -> expire(each.id(), commands, work, now));
      batch = register.unanswered(now, batch.getLast(), BATCH);
    }
  }

  private static void expire(
      PeeringConnectionId id, Commands commands, CommittedWork work, Instant now) {
    try {
      work.run(CallData.begunBy(ACTOR), () -> commands.send(new ExpirePeering(id, now)));
    } catch (CommandRejected rejected) { // answered at the last moment
      log.info("Not expired: id={} code={}", id, rejected.reason().code());
    } catch (CannotCreateTransactionException away) { // for the others as well
      throw away;
    } catch (RuntimeException e) { // the others behind it expire all the same
      log.warn("Not expired, and tried again: id={}", id, e);
    }
  }
}
