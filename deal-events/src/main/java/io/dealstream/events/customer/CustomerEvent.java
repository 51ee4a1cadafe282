package io.dealstream.events.customer;

import io.dealstream.events.DomainEvent;
import io.dealstream.events.Via;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a customer.
 *
 * <p>Read alone, each event says to whom the customer is credited. {@code attempt} numbers the
 * onboardings of a customer from 1: one that failed may be started anew.
 */
public sealed interface CustomerEvent extends DomainEvent {

  String customerId();

  String owner();

  @Nullable String team();

  /** The lead source of the deal that made it, if known. */
  @Nullable String source();

  @Override
  default String subject() {
    return customerId();
  }

  /**
   * A won deal made a customer.
   *
   * @param name the business's own label: a company, and no person
   */
  record Created(
      String customerId,
      String dealId,
      String pipelineId,
      String name,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements CustomerEvent {}

  /**
   * @param dueOn the day it should be completed by; null where none was agreed
   */
  record OnboardingStarted(
      String customerId,
      int attempt,
      @Nullable LocalDate dueOn,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements CustomerEvent {}

  record OnboardingStepCompleted(
      String customerId,
      int attempt,
      String step,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements CustomerEvent {}

  /**
   * It was still going on when the day it should be completed by was over; the clock says so, once
   * for each attempt. It may be completed all the same.
   *
   * @param startedAt the cohort it counts in
   * @param dueAt when that day was over where the deal's pipeline is; {@code occurredAt} is the
   *     same, or the customer's last event
   */
  record OnboardingOverdue(
      String customerId,
      int attempt,
      Instant startedAt,
      LocalDate dueOn,
      Instant dueAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      Via via,
      Instant occurredAt)
      implements CustomerEvent {}

  /**
   * @param startedAt the cohort it counts in
   */
  record OnboardingCompleted(
      String customerId,
      int attempt,
      Instant startedAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements CustomerEvent {}

  /**
   * @param startedAt the cohort it counts in
   */
  record OnboardingFailed(
      String customerId,
      int attempt,
      Instant startedAt,
      String owner,
      @Nullable String team,
      @Nullable String source,
      String reason,
      Via via,
      Instant occurredAt)
      implements CustomerEvent {}

  /**
   * @param until the last day of what was renewed; null where no end was agreed
   */
  record Renewed(
      String customerId,
      @Nullable LocalDate until,
      String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable String reason,
      Via via,
      Instant occurredAt)
      implements CustomerEvent {}

  /** The customer was lost. Ends an onboarding that is still going on. */
  record Churned(
      String customerId,
      String owner,
      @Nullable String team,
      @Nullable String source,
      String reason,
      Via via,
      Instant occurredAt)
      implements CustomerEvent {}
}
