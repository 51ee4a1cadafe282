package io.dealstream.metrics.customers;

import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.metrics.facts.Credit;
import org.jspecify.annotations.Nullable;

/**
 * A customer as far as figures depend on it.
 *
 * @param pipelineId of the deal that made it
 * @param credit as of then: it stays so
 * @param onboarding the last one that was started; null before the first
 */
public record Customer(
    String pipelineId, Credit credit, long createdAt, @Nullable Attempt onboarding) {

  /**
   * @param startedAt epoch milliseconds, where it counts, as createdAt is
   */
  record Attempt(int number, long startedAt, Standing standing) {

    Attempt now(Standing changed) {
      return new Attempt(number, startedAt, changed);
    }

    boolean goesOn() {
      return standing == Standing.OPEN || standing == Standing.OVERDUE;
    }
  }

  /** Stored by place: new ones come last. */
  enum Standing {
    OPEN,
    OVERDUE,
    COMPLETED,
    FAILED,
    LEFT
  }

  static Customer of(CustomerEvent.Created e) {
    var credit = new Credit(e.owner(), e.team(), e.source());
    return new Customer(e.pipelineId(), credit, e.occurredAt().toEpochMilli(), null);
  }

  /** Total over what {@link CustomerStory} lets through. */
  Customer with(CustomerEvent event) {
    return switch (event) {
      case CustomerEvent.Created e -> of(e);
      case CustomerEvent.OnboardingStarted e ->
          with(new Attempt(e.attempt(), e.occurredAt().toEpochMilli(), Standing.OPEN));
      case CustomerEvent.OnboardingOverdue _ -> became(Standing.OVERDUE);
      case CustomerEvent.OnboardingCompleted _ -> became(Standing.COMPLETED);
      case CustomerEvent.OnboardingFailed _ -> became(Standing.FAILED);
      case CustomerEvent.Churned _ -> became(Standing.LEFT);
      case CustomerEvent.OnboardingStepCompleted _, CustomerEvent.Renewed _ -> this;
    };
  }

  private Customer became(Standing standing) {
    return onboarding != null && onboarding.goesOn() ? with(onboarding.now(standing)) : this;
  }

  private Customer with(Attempt attempt) {
    return new Customer(pipelineId, credit, createdAt, attempt);
  }

  /** The rule that an event breaks which is not its first, or null. */
  @Nullable String brokenBy(CustomerEvent event) {
    return switch (event) {
      case CustomerEvent.Created _ -> "created-twice";
      case CustomerEvent.OnboardingStarted _ ->
          onboarding != null && onboarding.goesOn() ? "onboarding-goes-on" : null;
      case CustomerEvent.OnboardingOverdue e -> goesOn(e.attempt());
      case CustomerEvent.OnboardingCompleted e -> goesOn(e.attempt());
      case CustomerEvent.OnboardingFailed e -> goesOn(e.attempt());
      case CustomerEvent.OnboardingStepCompleted _,
          CustomerEvent.Renewed _,
          CustomerEvent.Churned _ ->
          null;
    };
  }

  private @Nullable String goesOn(int attempt) {
    return onboarding != null && onboarding.goesOn() && onboarding.number == attempt
        ? null
        : "onboarding-does-not-go-on";
  }
}
