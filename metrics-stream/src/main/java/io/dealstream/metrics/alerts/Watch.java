package io.dealstream.metrics.alerts;

import io.dealstream.events.alert.DealAlert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a deal is looked after, as far as its alerts depend on its past.
 *
 * @param touchedAt when somebody last did something to it; epoch milliseconds, as all times here
 * @param followUps those that lay ahead at the deal's last event, see {@link FollowUps}
 * @param stay null where the deal is in no stage that has limits
 * @param queuedFor where it stands in the {@link DueQueue}, never later than it is due; {@link
 *     #NEVER} where it does not
 */
public record Watch(
    long touchedAt, Map<String, Long> followUps, @Nullable Stay stay, long queuedFor) {

  /** Of a time that does not come. */
  public static final long NEVER = Long.MAX_VALUE;

  /** With the alerts that this tells, in their order. */
  public record Seen(Watch watch, List<DealAlert> alerts) {}

  /** Of a deal of which no more is known than when something last happened to it. */
  public static Watch since(long at) {
    return new Watch(at, Map.of(), null, NEVER);
  }

  /** When the next limit passes unless something happens, or {@link #NEVER}. */
  public long nextDue() {
    return stay == null ? NEVER : stay.nextDue();
  }

  /** What falls due before a time, where nothing happens until then. */
  public Seen fallDue(String dealId, long before) {
    if (stay == null || stay.nextDue() >= before) {
      return new Seen(this, List.of());
    }
    var alerts = new ArrayList<DealAlert>();
    stay.limits().stream()
        .filter(limit -> limit.fallsDueBefore(before))
        .sorted(Comparator.comparingLong(Limit::dueAt))
        .forEach(limit -> alerts.add(stay.raised(dealId, limit)));
    var now = stay.map(limit -> limit.fallsDueBefore(before) ? limit.asPassed() : limit);
    return new Seen(new Watch(touchedAt, followUps, now, queuedFor), alerts);
  }

  Watch queuedFor(long at) {
    return new Watch(touchedAt, followUps, stay, at);
  }
}
