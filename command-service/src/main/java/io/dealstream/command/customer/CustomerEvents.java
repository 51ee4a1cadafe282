package io.dealstream.command.customer;

import static io.dealstream.command.decision.Ids.addressable;
import static io.dealstream.command.decision.Ids.optional;
import static io.dealstream.command.decision.Ids.plain;
import static io.dealstream.command.decision.Texts.reason;

import io.dealstream.command.deal.DealSeen;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.OccurredAt;
import io.dealstream.command.decision.Refused;
import io.dealstream.command.decision.Texts;
import io.dealstream.events.customer.CustomerEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each command makes happen where the state allows it: its rules, and the event in full. */
final class CustomerEvents {

  /** More than any onboarding has; keeps a customer small enough to be decided on. */
  static final int MOST_STEPS = 100;

  /** Further ahead nobody agrees anything. */
  private static final int MOST_YEARS_AHEAD = 100;

  private CustomerEvents() {}

  static CustomerEvent created(CustomerCommand.Create c, Basis b) {
    var deal = won(c);
    return new CustomerEvent.Created(
        idOf(c, b),
        c.dealId(),
        deal.pipelineId(),
        Texts.name("name", c.name()),
        plain("owner", c.owner()),
        optional("team", c.teamOrDeals()),
        deal.source(),
        reason(c.reason()),
        b.via(),
        OccurredAt.decide(c.occurredAt(), Instant.MIN, b.now()));
  }

  /** One that is given none goes by its deal's id, which may hold more than a caller's may. */
  private static String idOf(CustomerCommand.Create c, Basis b) {
    return b.id().equals(c.dealId()) ? b.id() : addressable("id", b.id());
  }

  private static DealSeen.Won won(CustomerCommand.Create c) {
    return switch (c.deal()) {
      case DealSeen.Unknown _ -> throw new Refused("unknown-deal", "dealId", c.dealId());
      case DealSeen.NotWon _ ->
          throw new Refused("deal-not-won", "dealId", c.dealId() + " is not won");
      case DealSeen.Won won -> won;
    };
  }

  static CustomerEvent started(Customer.Known k, CustomerCommand.StartOnboarding c, Basis b) {
    return new CustomerEvent.OnboardingStarted(
        k.facts().id(),
        k.facts().attempts() + 1,
        day("dueOn", c.dueOn(), b),
        k.facts().owner(),
        k.facts().team(),
        k.facts().source(),
        reason(c.reason()),
        b.via(),
        when(k, c, b));
  }

  static List<CustomerEvent> stepCompleted(
      Customer.Onboarding o, CustomerCommand.CompleteStep c, Basis b) {
    if (o.steps().contains(c.step())) {
      return List.of();
    }
    if (o.steps().size() >= MOST_STEPS) {
      throw new Refused("too-many-steps", "step", MOST_STEPS + " of an onboarding at most");
    }
    return List.of(
        new CustomerEvent.OnboardingStepCompleted(
            o.facts().id(),
            o.facts().attempts(),
            plain("step", c.step()),
            o.facts().owner(),
            o.facts().team(),
            o.facts().source(),
            reason(c.reason()),
            b.via(),
            when(o, c, b)));
  }

  static CustomerEvent completed(
      Customer.Onboarding o, CustomerCommand.CompleteOnboarding c, Basis b) {
    return new CustomerEvent.OnboardingCompleted(
        o.facts().id(),
        o.facts().attempts(),
        o.startedAt(),
        o.facts().owner(),
        o.facts().team(),
        o.facts().source(),
        reason(c.reason()),
        b.via(),
        when(o, c, b));
  }

  static CustomerEvent failed(Customer.Onboarding o, CustomerCommand.FailOnboarding c, Basis b) {
    return new CustomerEvent.OnboardingFailed(
        o.facts().id(),
        o.facts().attempts(),
        o.startedAt(),
        o.facts().owner(),
        o.facts().team(),
        o.facts().source(),
        needed("reason-needed-to-fail", c),
        b.via(),
        when(o, c, b));
  }

  static List<CustomerEvent> renewed(Customer.Known k, CustomerCommand.Renew c, Basis b) {
    var until = day("until", c.until(), b);
    var before = k.facts().renewedUntil();
    if (until != null && until.equals(before)) {
      return List.of();
    }
    if (until != null && before != null && until.isBefore(before)) {
      throw new Refused("renewed-for-longer", "until", "it is renewed until " + before);
    }
    return List.of(
        new CustomerEvent.Renewed(
            k.facts().id(),
            until,
            k.facts().owner(),
            k.facts().team(),
            k.facts().source(),
            reason(c.reason()),
            b.via(),
            when(k, c, b)));
  }

  static CustomerEvent churned(Customer.Known k, CustomerCommand.Churn c, Basis b) {
    return new CustomerEvent.Churned(
        k.facts().id(),
        k.facts().owner(),
        k.facts().team(),
        k.facts().source(),
        needed("reason-needed-to-churn", c),
        b.via(),
        when(k, c, b));
  }

  private static String needed(String rule, CustomerCommand c) {
    var why = reason(c.reason());
    if (why == null) {
      throw new Refused(rule, "reason", "why");
    }
    return why;
  }

  private static @Nullable LocalDate day(String field, @Nullable LocalDate day, Basis b) {
    if (day == null) {
      return null;
    }
    var today = b.now().atZone(ZoneOffset.UTC).toLocalDate();
    if (day.isBefore(today.minusYears(MOST_YEARS_AHEAD))
        || day.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
      throw new Refused("day-out-of-range", field, "within " + MOST_YEARS_AHEAD + " years");
    }
    return day;
  }

  private static Instant when(Customer.Known k, CustomerCommand c, Basis b) {
    return OccurredAt.decide(c.occurredAt(), k.facts().lastAt(), b.now());
  }
}
