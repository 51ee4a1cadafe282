package io.dealstream.command.customer;

import io.dealstream.command.deal.DealSeen;
import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Decided;
import io.dealstream.events.Via;
import io.dealstream.events.customer.CustomerEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Given what was asked of a customer before, when this is asked, then that is decided. */
final class CustomerSpec {

  static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");
  static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
  static final Instant NOW = Instant.parse("2026-03-09T09:00:00.123456Z");
  static final LocalDate JUNE = LocalDate.parse("2026-06-30");
  static final DealSeen WON = new DealSeen.Won("sales", "anna", "north", "fair");

  private static final Basis BASIS = new Basis("c1", NOW, Via.API);

  private final List<CustomerCommand> before;

  private CustomerSpec(CustomerCommand... before) {
    this.before = List.of(before);
  }

  static CustomerSpec given(CustomerCommand... before) {
    return new CustomerSpec(before);
  }

  Decided<CustomerEvent> when(CustomerCommand command) {
    return when(command, BASIS);
  }

  Decided<CustomerEvent> when(CustomerCommand command, Basis basis) {
    return new Decided<>(() -> CustomerDecider.decide(present(), command, basis));
  }

  private Customer present() {
    var customer = Customer.NONE;
    for (var command : before) {
      for (var event : CustomerDecider.decide(customer, command, BASIS)) {
        customer = customer.evolve(event);
      }
    }
    return customer;
  }

  static CustomerCommand created() {
    return create("d1", WON, "Shipyard", "anna", null);
  }

  static CustomerCommand create(
      String dealId, DealSeen deal, String name, String owner, String team) {
    return new CustomerCommand.Create(dealId, deal, name, owner, team, null, MONDAY);
  }

  static CustomerCommand start() {
    return new CustomerCommand.StartOnboarding(JUNE, null, TUESDAY);
  }

  static CustomerCommand step(String step) {
    return new CustomerCommand.CompleteStep(step, null, FRIDAY);
  }

  static CustomerCommand complete() {
    return new CustomerCommand.CompleteOnboarding("all done", FRIDAY);
  }

  static CustomerCommand fail() {
    return fail("nobody came");
  }

  static CustomerCommand fail(String reason) {
    return new CustomerCommand.FailOnboarding(reason, FRIDAY);
  }

  static CustomerCommand renew(LocalDate until) {
    return new CustomerCommand.Renew(until, null, FRIDAY);
  }

  static CustomerCommand churn() {
    return churn("price");
  }

  static CustomerCommand churn(String reason) {
    return new CustomerCommand.Churn(reason, FRIDAY);
  }
}
