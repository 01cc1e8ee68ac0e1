package dev.landbridge.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Timers that survive restarts: db-scheduler on the service's own database. */
@Configuration(proxyBeanMethods = false)
class TimerConfiguration {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** What a killed instance was at is taken over after four of them. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  private static final int MISSED_HEARTBEATS = 4;

  /** Schedules in the transaction at hand, so that a timer exists exactly if its reason does. */
  @Bean
  SchedulerClient schedulerClient(DataSource dataSource, List<Task<?>> tasks) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
        .build();
  }

  @Bean
  Timers timers(DataSource dataSource, List<Task<?>> tasks) {
    return new Timers(dataSource, tasks);
  }

  /** Runs what is due, while the service runs. */
  static final class Timers implements SmartLifecycle {
    private final Scheduler scheduler;
    private volatile boolean running;

    Timers(DataSource dataSource, List<Task<?>> tasks) {
      var onStartup = tasks.stream().filter(task -> task instanceof OnStartup).toList();
      var others = tasks.stream().filter(task -> !(task instanceof OnStartup)).toList();
      this.scheduler =
          Scheduler.create(dataSource, List.copyOf(others))
              .startTasks(castToStartup(onStartup))
              .threads(4)
              .pollingInterval(POLL)
              .heartbeatInterval(HEARTBEAT)
              .missedHeartbeatsLimit(MISSED_HEARTBEATS)
              .build();
    }

    @SuppressWarnings("unchecked") // a recurring task is both
    private static <T extends Task<?> & OnStartup> List<T> castToStartup(List<Task<?>> tasks) {
      return (List<T>) (List<?>) tasks;
    }

    @Override
    public void start() {
      scheduler.start();
      running = true;
    }

    @Override
    public void stop() {
      scheduler.stop();
      running = false;
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public int getPhase() {
      return 10;
    }
  }
}
