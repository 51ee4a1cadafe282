package io.dealstream.command.customer;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.OccurredAt;
import io.dealstream.events.customer.CustomerEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What the clock makes happen, and when. */
final class ClockEvents {

  private ClockEvents() {}

  static List<CustomerEvent> overdue(
      Customer.Onboarding o, CustomerCommand.FallOverdue c, Basis b) {
    if (o.overdue() || o.dueOn() == null || o.facts().attempts() != c.attempt()) {
      return List.of();
    }
    var last = o.facts().lastAt();
    var at = c.dueAt().isBefore(last) ? last : c.dueAt();
    return List.of(
        new CustomerEvent.OnboardingOverdue(
            o.facts().id(),
            o.facts().attempts(),
            o.startedAt(),
            o.dueOn(),
            c.dueAt(),
            o.facts().owner(),
            o.facts().team(),
            o.facts().source(),
            b.via(),
            OccurredAt.decide(at, last, b.now())));
  }

  /** When a day is over where the pipeline is. */
  static Instant endOf(LocalDate day, String zone) {
    return day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
  }
}
