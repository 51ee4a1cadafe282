package io.dealstream.command.customer;

import static io.dealstream.command.customer.ClockEvents.overdue;
import static io.dealstream.command.customer.CustomerEvents.churned;
import static io.dealstream.command.customer.CustomerEvents.completed;
import static io.dealstream.command.customer.CustomerEvents.created;
import static io.dealstream.command.customer.CustomerEvents.failed;
import static io.dealstream.command.customer.CustomerEvents.renewed;
import static io.dealstream.command.customer.CustomerEvents.started;
import static io.dealstream.command.customer.CustomerEvents.stepCompleted;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Refused;
import io.dealstream.events.customer.CustomerEvent;
import java.util.List;

/** The customer's state machine: state × command. */
final class CustomerDecider {

  private record On(Customer customer, CustomerCommand command) {}

  private CustomerDecider() {}

  /**
   * @return what the command makes happen; empty where it changes nothing
   * @throws Refused where a rule forbids it
   */
  static List<CustomerEvent> decide(Customer customer, CustomerCommand command, Basis b) {
    return switch (new On(customer, command)) {
      case On(Customer.None _, CustomerCommand.Create c) -> List.of(created(c, b));
      case On(Customer.None _, CustomerCommand _) ->
          throw Refused.unknown("unknown-customer", "id", b.id());
      case On(Customer.Known _, CustomerCommand.Create _) ->
          throw Refused.exists("customer-exists", "id", b.id());

      case On(Customer.Onboarding o, CustomerCommand.FallOverdue c) -> overdue(o, c, b);
      case On(Customer.Known _, CustomerCommand.FallOverdue _) -> List.of();
      case On(Customer.Present p, CustomerCommand.Renew c) -> renewed(p, c, b);
      case On(Customer.Present p, CustomerCommand.Churn c) -> List.of(churned(p, c, b));

      case On(Customer.Signed s, CustomerCommand.StartOnboarding c) -> List.of(started(s, c, b));
      case On(Customer.Signed s, CustomerCommand _) -> throw no("onboarding-not-started", s);

      case On(Customer.Onboarding _, CustomerCommand.StartOnboarding _) -> List.of();
      case On(Customer.Onboarding o, CustomerCommand.CompleteStep c) -> stepCompleted(o, c, b);
      case On(Customer.Onboarding o, CustomerCommand.CompleteOnboarding c) ->
          List.of(completed(o, c, b));
      case On(Customer.Onboarding o, CustomerCommand.FailOnboarding c) -> List.of(failed(o, c, b));

      case On(Customer.Onboarded _, CustomerCommand.CompleteOnboarding _) -> List.of();
      case On(Customer.Onboarded o, CustomerCommand _) -> throw no("onboarding-is-completed", o);

      case On(Customer.Stranded s, CustomerCommand.StartOnboarding c) -> List.of(started(s, c, b));
      case On(Customer.Stranded _, CustomerCommand.FailOnboarding _) -> List.of();
      case On(Customer.Stranded s, CustomerCommand _) -> throw no("onboarding-has-failed", s);

      case On(Customer.Churned _, CustomerCommand.Churn _) -> List.of();
      case On(Customer.Churned c, CustomerCommand _) -> throw no("customer-has-churned", c);
    };
  }

  private static Refused no(String rule, Customer.Known customer) {
    return new Refused(rule, "id", customer.facts().id() + " is in the way of it: " + rule);
  }
}
