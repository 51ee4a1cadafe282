package io.dealstream.command.customer;

import io.dealstream.command.decision.Basis;
import io.dealstream.command.decision.Reach;
import io.dealstream.command.decision.Request;
import io.dealstream.command.schedule.Due;
import io.dealstream.command.schedule.DueTask;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import io.dealstream.command.store.SideRow;
import io.dealstream.events.Via;
import io.dealstream.events.customer.CustomerEvent;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells a customer that an onboarding should have been completed by now. */
@Component
class OnboardingDue implements DueTask {

  private static final String NAME = "customer.onboarding-due";

  private final Clock clock;

  OnboardingDue(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param sequence the event's number among the customer's
   */
  static SideRow row(CustomerEvent.OnboardingStarted event, long sequence, Instant dueAt) {
    var id = CustomerAggregate.storedId(event.customerId());
    return new Due(id, sequence, Integer.toString(event.attempt()), dueAt).row(NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Sent command(Due due, Origin origin) {
    var command = new CustomerCommand.FallOverdue(Integer.parseInt(due.item()), due.at());
    var basis = new Basis(due.id(), clock.instant(), Via.CLOCK);
    var request = new Request<CustomerCommand>(command, basis, new Reach.Everyones(), null);
    return new Sent(CustomerAggregate.CHANGE, due.aggregateId(), request, origin);
  }
}
