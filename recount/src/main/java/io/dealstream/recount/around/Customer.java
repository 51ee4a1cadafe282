package io.dealstream.recount.around;

import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.recount.lives.Credit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer, and how each of its onboardings went. */
public final class Customer {

  /** How an onboarding stands. */
  public enum Standing {
    OPEN,
    OVERDUE,
    COMPLETED,
    FAILED,
    LEFT
  }

  public record Onboarding(Instant startedAt, Standing standing) {

    private boolean goesOn() {
      return standing == Standing.OPEN || standing == Standing.OVERDUE;
    }
  }

  private final String pipelineId;
  private final Credit credit;
  private final Instant madeAt;
  private final List<Onboarding> onboardings = new ArrayList<>();
  private @Nullable Instant leftAt;

  private Customer(CustomerEvent.Created first) {
    pipelineId = first.pipelineId();
    credit = new Credit(first.owner(), first.team(), first.source());
    madeAt = first.occurredAt();
  }

  /**
   * @throws IllegalStateException where the event comes before the customer is made
   */
  static Customer after(@Nullable Customer before, CustomerEvent event) {
    if (event instanceof CustomerEvent.Created created) {
      return new Customer(created);
    }
    if (before == null) {
      throw new IllegalStateException("customer " + event.customerId() + " was never made");
    }
    before.take(event);
    return before;
  }

  private void take(CustomerEvent event) {
    switch (event) {
      case CustomerEvent.OnboardingStarted e ->
          onboardings.add(new Onboarding(e.occurredAt(), Standing.OPEN));
      case CustomerEvent.OnboardingOverdue _ -> nowIs(Standing.OVERDUE);
      case CustomerEvent.OnboardingCompleted _ -> nowIs(Standing.COMPLETED);
      case CustomerEvent.OnboardingFailed _ -> nowIs(Standing.FAILED);
      case CustomerEvent.Churned e -> {
        nowIs(Standing.LEFT);
        leftAt = e.occurredAt();
      }
      case CustomerEvent.Created _,
          CustomerEvent.OnboardingStepCompleted _,
          CustomerEvent.Renewed _ -> {}
    }
  }

  private void nowIs(Standing standing) {
    if (!onboardings.isEmpty() && onboardings.getLast().goesOn()) {
      onboardings.add(new Onboarding(onboardings.removeLast().startedAt(), standing));
    }
  }

  /** In which the deal was won that made it. */
  public String pipelineId() {
    return pipelineId;
  }

  /** As of when it was made. */
  public Credit credit() {
    return credit;
  }

  public Instant madeAt() {
    return madeAt;
  }

  /** Null where it stays. */
  public @Nullable Instant leftAt() {
    return leftAt;
  }

  public List<Onboarding> onboardings() {
    return List.copyOf(onboardings);
  }
}
