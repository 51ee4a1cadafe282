package io.dealstream.command.customer;

import io.dealstream.events.customer.CustomerEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

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
   * @param steps those that are completed
   */
  record Onboarding(CustomerFacts facts, Instant startedAt, Set<String> steps) implements Present {}

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
              new CustomerFacts(e.customerId(), e.owner(), e.team(), e.source(), 0, null, at));
      case CustomerEvent.OnboardingStarted e ->
          new Onboarding(soFar().onboarding(e.attempt(), at), at, Set.of());
      case CustomerEvent.OnboardingStepCompleted e -> step(e);
      case CustomerEvent.OnboardingCompleted _ -> new Onboarded(soFar().at(at));
      case CustomerEvent.OnboardingFailed _ -> new Stranded(soFar().at(at));
      case CustomerEvent.Renewed e -> with(soFar().renewed(e.until(), at));
      case CustomerEvent.Churned _ -> new Churned(soFar().at(at));
    };
  }

  private Customer step(CustomerEvent.OnboardingStepCompleted e) {
    if (!(this instanceof Onboarding o)) {
      throw new IllegalStateException("a step of no onboarding");
    }
    var steps = new HashSet<>(o.steps);
    steps.add(e.step());
    return new Onboarding(o.facts.at(e.occurredAt()), o.startedAt, Set.copyOf(steps));
  }

  /** The same state with other facts. */
  private Customer with(CustomerFacts facts) {
    return switch (this) {
      case None _ -> throw new IllegalStateException("an event before there was a customer");
      case Signed _ -> new Signed(facts);
      case Onboarding o -> new Onboarding(facts, o.startedAt, o.steps);
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
