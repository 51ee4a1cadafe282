package io.dealstream.command.customer;

import io.dealstream.events.customer.CustomerEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer as its decisions need it: a type for each state. */
sealed interface Customer {

  Customer NONE = new None();

  record None() implements Customer {}

  /** A customer that was made once, whatever became of it. */
  sealed interface Known extends Customer {

    CustomerFacts facts();
  }

  /** One that is still there. */
  sealed interface Present extends Known {}

  /** No onboarding was started. */
  record Signed(CustomerFacts facts) implements Present {}

  /**
   * @param dueOn the day it should be completed by; null where none was agreed
   * @param overdue whether that day is over, and that was told
   * @param steps those that are completed
   */
  record Onboarding(
      CustomerFacts facts,
      Instant startedAt,
      @Nullable LocalDate dueOn,
      boolean overdue,
      Set<String> steps)
      implements Present {

    Onboarding with(CustomerFacts newFacts) {
      return new Onboarding(newFacts, startedAt, dueOn, overdue, steps);
    }

    Onboarding did(String step, Instant at) {
      var more = new HashSet<>(steps);
      more.add(step);
      return new Onboarding(facts.at(at), startedAt, dueOn, overdue, Set.copyOf(more));
    }

    Onboarding late(Instant at) {
      return new Onboarding(facts.at(at), startedAt, dueOn, true, steps);
    }
  }

  record Onboarded(CustomerFacts facts) implements Present {}

  /** The onboarding failed; another may be started. */
  record Stranded(CustomerFacts facts) implements Present {}

  record Churned(CustomerFacts facts) implements Known {}

  /** The customer after the event. Total over what {@link CustomerDecider} can have decided. */
  default Customer evolve(CustomerEvent event) {
    var at = event.occurredAt();
    return switch (event) {
      case CustomerEvent.Created e ->
          new Signed(
              new CustomerFacts(
                  e.customerId(), e.pipelineId(), e.owner(), e.team(), e.source(), 0, null, at));
      case CustomerEvent.OnboardingStarted e ->
          new Onboarding(soFar().onboarding(e.attempt(), at), at, e.dueOn(), false, Set.of());
      case CustomerEvent.OnboardingStepCompleted e -> onboarding().did(e.step(), at);
      case CustomerEvent.OnboardingOverdue _ -> onboarding().late(at);
      case CustomerEvent.OnboardingCompleted _ -> new Onboarded(soFar().at(at));
      case CustomerEvent.OnboardingFailed _ -> new Stranded(soFar().at(at));
      case CustomerEvent.Renewed e -> with(soFar().renewed(e.until(), at));
      case CustomerEvent.Churned _ -> new Churned(soFar().at(at));
    };
  }

  private Onboarding onboarding() {
    if (!(this instanceof Onboarding o)) {
      throw new IllegalStateException("no onboarding is going on");
    }
    return o;
  }

  /** The same state with other facts. */
  private Customer with(CustomerFacts facts) {
    return switch (this) {
      case None _ -> throw new IllegalStateException("an event before there was a customer");
      case Signed _ -> new Signed(facts);
      case Onboarding o -> o.with(facts);
      case Onboarded _ -> new Onboarded(facts);
      case Stranded _ -> new Stranded(facts);
      case Churned _ -> new Churned(facts);
    };
  }

  private CustomerFacts soFar() {
    return switch (this) {
      case None _ -> throw new IllegalStateException("an event before there was a customer");
      case Known known -> known.facts();
    };
  }
}
