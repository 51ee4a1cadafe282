package io.dealstream.command.customer;

import static io.dealstream.command.http.Needed.needed;

import io.dealstream.command.deal.DealSeen;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What callers send, field by field; each turns into its command. */
final class CustomerBodies {

  private CustomerBodies() {}

  /**
   * @param id the deal's where it is left out
   * @param team the deal's where it is left out
   */
  record Creating(
      @Nullable String id,
      @Nullable String dealId,
      @Nullable String name,
      @Nullable String owner,
      @Nullable String team,
      @Nullable Instant occurredAt,
      @Nullable String reason) {

    CustomerCommand command(DealSeen deal) {
      return new CustomerCommand.Create(
          needed("dealId", dealId),
          deal,
          needed("name", name),
          needed("owner", owner),
          team,
          reason,
          occurredAt);
    }
  }

  record Starting(
      @Nullable LocalDate dueOn, @Nullable Instant occurredAt, @Nullable String reason) {

    static final Starting PLAIN = new Starting(null, null, null);

    CustomerCommand command() {
      return new CustomerCommand.StartOnboarding(dueOn, reason, occurredAt);
    }
  }

  record Step(@Nullable String step, @Nullable Instant occurredAt, @Nullable String reason) {

    CustomerCommand command() {
      return new CustomerCommand.CompleteStep(needed("step", step), reason, occurredAt);
    }
  }

  record Renewal(@Nullable LocalDate until, @Nullable Instant occurredAt, @Nullable String reason) {

    static final Renewal PLAIN = new Renewal(null, null, null);

    CustomerCommand command() {
      return new CustomerCommand.Renew(until, reason, occurredAt);
    }
  }

  record Outcome(@Nullable Instant occurredAt, @Nullable String reason) {

    static final Outcome PLAIN = new Outcome(null, null);

    CustomerCommand complete() {
      return new CustomerCommand.CompleteOnboarding(reason, occurredAt);
    }

    CustomerCommand fail() {
      return new CustomerCommand.FailOnboarding(reason, occurredAt);
    }

    CustomerCommand churn() {
      return new CustomerCommand.Churn(reason, occurredAt);
    }
  }
}
