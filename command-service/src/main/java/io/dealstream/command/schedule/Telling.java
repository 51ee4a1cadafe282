package io.dealstream.command.schedule;

import io.dealstream.command.decision.Answer;
import io.dealstream.command.store.Commands;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;

/** Sends the command for which a time was waited for, and returns when that is durable. */
final class Telling {

  private final Commands commands;
  private final Causes causes;
  private final Clock clock;
  private final Timer delay;

  Telling(Commands commands, Causes causes, Clock clock, MeterRegistry registry) {
    this.commands = commands;
    this.causes = causes;
    this.clock = clock;
    this.delay =
        Timer.builder("dealstream.schedule.delay")
            .description("From the time that was waited for until what had to be done then is done")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  /**
   * @throws RuntimeException where it was not done: it is to be told again later
   */
  void tell(DueTask task, Due due) {
    switch (commands.decide(task.command(due, causes.of(due)))) {
      case Answer.Done _ -> delay.record(Duration.between(due.at(), clock.instant()));
      case Answer.No(var refusal) -> throw new IllegalStateException(refusal.toString());
    }
  }
}
