package io.dealstream.command.deal;

import io.dealstream.command.decision.Reach;
import io.dealstream.command.schedule.Due;
import io.dealstream.command.schedule.DueTask;
import io.dealstream.command.store.Origin;
import io.dealstream.command.store.Sent;
import io.dealstream.command.store.SideRow;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells a deal that the time of something planned has come. */
@Component
class ActivityDue implements DueTask {

  private static final String NAME = "deal.activity-due";

  private final Clock clock;

  ActivityDue(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param sequence the number of the event that gives it to wait for
   */
  static SideRow row(String dealId, long sequence, String activityId, Instant at) {
    return new Due(DealAggregate.storedId(dealId), sequence, activityId, at).row(NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Sent command(Due due, Origin origin) {
    var command = new DealCommand.FallDue(due.item(), due.at());
    var request = new DealRequest(due.id(), command, new Reach.Everyones(), null, clock.instant());
    return new Sent(DealAggregate.CHANGE, due.aggregateId(), request, origin);
  }
}
