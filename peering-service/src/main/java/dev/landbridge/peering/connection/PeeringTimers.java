package dev.landbridge.peering.connection;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.connection.PeeringCommand.ExpirePeering;
import dev.landbridge.platform.command.CallData;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.store.CommittedWork;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
        .execute((_, _) -> expire(register, commands, work, clock));
  }

  @Bean
  RecurringTask<Void> forgetEndedPeerings(
      PeeringProjection projection, Clock clock, PeeringSettings settings) {
    return Tasks.recurring("forget-ended-peerings", FixedDelay.of(TIDYING))
        .execute(
            (_, _) -> projection.forgetEndedBefore(clock.instant().minus(settings.endedVisible())));
  }

  private static void expire(
      PeeringRegister register, Commands commands, CommittedWork work, Clock clock) {
    var now = clock.instant();
    for (var id : register.unanswered(now, BATCH)) {
      try {
        work.run(CallData.begunBy(ACTOR), () -> commands.send(new ExpirePeering(id, now)));
      } catch (CommandRejected rejected) { // answered at the last moment
        log.info("Not expired: id={} code={}", id, rejected.reason().code());
      } catch (RuntimeException e) { // the others behind it expire all the same
        log.warn("Not expired, and tried again: id={}", id, e);
      }
    }
  }
}
