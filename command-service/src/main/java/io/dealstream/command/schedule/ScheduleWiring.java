package io.dealstream.command.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.dealstream.command.store.Commands;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The scheduler on our table: all instances of the service look there, and take rows by turns. */
@Configuration(proxyBeanMethods = false)
class ScheduleWiring {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Each needs a connection now and then, which callers need more. */
  private static final int THREADS = 4;

  /** Takes as many rows at once as keep the threads busy while it looks for more. */
  private static final double FEWEST_WAITING = 1;

  private static final double MOST_WAITING = 4;

  /** What an instance took and did not finish is taken by another after four of these. */
  private static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(5);

  private static final int SIGNS_MISSED = 4;

  /** Rows of a newer release are none of ours, and not to be cleared away. */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private static final Duration LAST_ONES = Duration.ofSeconds(10);

  @Bean
  Schedule schedule(
      DataSource database,
      JdbcClient jdbc,
      Commands commands,
      List<DueTask> tasks,
      Clock clock,
      MeterRegistry registry) {
    var telling = new Telling(commands, new Causes(jdbc), clock, registry);
    var known = tasks.stream().<Task<?>>map(task -> known(task, telling)).toList();
    return new Schedule(() -> scheduler(database, known, clock));
  }

  private static Task<Void> known(DueTask task, Telling telling) {
    return Tasks.oneTime(task.name())
        .onFailure(new TryAgain())
        .execute((row, _) -> telling.tell(task, Due.of(row.getId())));
  }

  private static Scheduler scheduler(DataSource database, List<Task<?>> tasks, Clock clock) {
    return Scheduler.create(database, tasks)
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
        .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
        .clock(clock::instant)
        .pollingInterval(LOOK_EVERY)
        .pollUsingLockAndFetch(FEWEST_WAITING, MOST_WAITING)
        .threads(THREADS)
        .heartbeatInterval(SIGN_OF_LIFE_EVERY)
        .missedHeartbeatsLimit(SIGNS_MISSED)
        .deleteUnresolvedAfter(NEVER)
        .shutdownMaxWait(LAST_ONES)
        .failureLogging(LogLevel.OFF, false) // whoever tries again says why
        .build();
  }
}
