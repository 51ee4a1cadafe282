package io.dealstream.events;

import io.dealstream.events.customer.CustomerEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Each event of a customer twice: with all that can be said, and with no more than must be. */
final class CustomerSamples {

  private static final Instant AT = Instant.parse("2026-03-02T09:30:00.250Z");
  private static final Instant BEFORE = Instant.parse("2026-02-27T16:00:00Z");

  static final Map<String, DomainEvent> ALL =
      Map.ofEntries(
          Map.entry(
              "customer.created.v1",
              new CustomerEvent.Created(
                  "c1",
                  "d1",
                  "sales",
                  "Stocznia Północ",
                  "anna",
                  "north",
                  "fair",
                  "as agreed",
                  Via.API,
                  AT)),
          Map.entry(
              "customer.created.v1.bare",
              new CustomerEvent.Created(
                  "c1", "d1", "sales", "Shipyard", "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "customer.onboarding-started.v1",
              new CustomerEvent.OnboardingStarted(
                  "c1",
                  2,
                  LocalDate.parse("2026-06-30"),
                  "anna",
                  "north",
                  "fair",
                  "as agreed",
                  Via.API,
                  AT)),
          Map.entry(
              "customer.onboarding-started.v1.bare",
              new CustomerEvent.OnboardingStarted(
                  "c1", 1, null, "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "customer.onboarding-step-completed.v1",
              new CustomerEvent.OnboardingStepCompleted(
                  "c1", 2, "training", "anna", "north", "fair", "as agreed", Via.API, AT)),
          Map.entry(
              "customer.onboarding-step-completed.v1.bare",
              new CustomerEvent.OnboardingStepCompleted(
                  "c1", 1, "data", "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "customer.onboarding-overdue.v1",
              new CustomerEvent.OnboardingOverdue(
                  "c1",
                  2,
                  BEFORE,
                  LocalDate.parse("2026-03-01"),
                  Instant.parse("2026-03-01T23:00:00Z"),
                  "anna",
                  "north",
                  "fair",
                  Via.CLOCK,
                  AT)),
          Map.entry(
              "customer.onboarding-overdue.v1.bare",
              new CustomerEvent.OnboardingOverdue(
                  "c1",
                  1,
                  BEFORE,
                  LocalDate.parse("2026-03-01"),
                  Instant.parse("2026-03-02T00:00:00Z"),
                  "anna",
                  null,
                  null,
                  Via.CLOCK,
                  Instant.parse("2026-03-02T00:00:00Z"))),
          Map.entry(
              "customer.onboarding-completed.v1",
              new CustomerEvent.OnboardingCompleted(
                  "c1", 2, BEFORE, "anna", "north", "fair", "as agreed", Via.API, AT)),
          Map.entry(
              "customer.onboarding-completed.v1.bare",
              new CustomerEvent.OnboardingCompleted(
                  "c1", 1, BEFORE, "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "customer.onboarding-failed.v1",
              new CustomerEvent.OnboardingFailed(
                  "c1", 2, BEFORE, "anna", "north", "fair", "as agreed", Via.API, AT)),
          Map.entry(
              "customer.onboarding-failed.v1.bare",
              new CustomerEvent.OnboardingFailed(
                  "c1", 1, BEFORE, "anna", null, null, "price", Via.API, AT)),
          Map.entry(
              "customer.renewed.v1",
              new CustomerEvent.Renewed(
                  "c1",
                  LocalDate.parse("2027-06-30"),
                  "anna",
                  "north",
                  "fair",
                  "as agreed",
                  Via.API,
                  AT)),
          Map.entry(
              "customer.renewed.v1.bare",
              new CustomerEvent.Renewed("c1", null, "anna", null, null, null, Via.API, AT)),
          Map.entry(
              "customer.churned.v1",
              new CustomerEvent.Churned("c1", "anna", "north", "fair", "as agreed", Via.API, AT)),
          Map.entry(
              "customer.churned.v1.bare",
              new CustomerEvent.Churned("c1", "anna", null, null, "price", Via.API, AT)));

  private CustomerSamples() {}
}
