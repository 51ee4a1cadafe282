package io.dealstream.command.customer;

import io.dealstream.command.deal.DealSeen;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What one may ask of a customer. */
sealed interface CustomerCommand {

  /** Null for now. */
  @Nullable Instant occurredAt();

  /** Why, in the caller's words. */
  @Nullable String reason();

  /**
   * @param deal as it was when this was asked
   * @param team null for the deal's
   */
  record Create(
      String dealId,
      DealSeen deal,
      String name,
      String owner,
      @Nullable String team,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements CustomerCommand {

    @Nullable String teamOrDeals() {
      return team == null && deal instanceof DealSeen.Won won ? won.team() : team;
    }
  }

  /**
   * @param dueOn null where no day was agreed
   */
  record StartOnboarding(
      @Nullable LocalDate dueOn, @Nullable String reason, @Nullable Instant occurredAt)
      implements CustomerCommand {}

  record CompleteStep(String step, @Nullable String reason, @Nullable Instant occurredAt)
      implements CustomerCommand {}

  record CompleteOnboarding(@Nullable String reason, @Nullable Instant occurredAt)
      implements CustomerCommand {}

  record FailOnboarding(@Nullable String reason, @Nullable Instant occurredAt)
      implements CustomerCommand {}

  /**
   * @param until null where no end was agreed
   */
  record Renew(@Nullable LocalDate until, @Nullable String reason, @Nullable Instant occurredAt)
      implements CustomerCommand {}

  record Churn(@Nullable String reason, @Nullable Instant occurredAt) implements CustomerCommand {}

  /**
   * The day an onboarding should be completed by is over. Where it is no longer going on, or that
   * was told before, nothing happens.
   */
  record FallOverdue(int attempt, Instant dueAt) implements CustomerCommand {

    @Override
    public Instant occurredAt() {
      return dueAt;
    }

    @Override
    public @Nullable String reason() {
      return null;
    }
  }
}
