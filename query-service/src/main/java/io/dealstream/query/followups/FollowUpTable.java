package io.dealstream.query.followups;

import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.deal.DealEvent.ActivityCancelled;
import io.dealstream.events.deal.DealEvent.ActivityCompleted;
import io.dealstream.events.deal.DealEvent.ActivityFellDue;
import io.dealstream.events.deal.DealEvent.ActivityPlanned;
import io.dealstream.events.deal.DealEvent.ActivityRescheduled;
import io.dealstream.query.deals.DealFollower;
import io.dealstream.query.deals.DealStep;
import io.dealstream.query.store.RowWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What was planned as rows. An activity is planned first, ends once, and is put off and falls due
 * in between: so each kind of event has one statement a batch, and the kinds need no other order.
 * What was planned before this table was there is not in it.
 */
@Component
class FollowUpTable implements DealFollower {

  private record Plan(ActivityPlanned event, long position) {}

  /** What became of one: when, and who did it. */
  private record Change(String dealId, String activityId, String at, @Nullable String by) {}

  private static final RowWriter<Plan> PLANS =
      RowWriter.<Plan>into("follow_up")
          .key("deal_id", "text", plan -> plan.event().dealId())
          .key("activity_id", "text", plan -> plan.event().activityId())
          .column("type", "text", plan -> plan.event().type().word())
          .column("title", "text", plan -> plan.event().title())
          .column("stage_id", "text", plan -> plan.event().stage())
          .column("planned_at", "timestamptz", plan -> plan.event().occurredAt())
          .column("due_at", "timestamptz", plan -> plan.event().dueAt())
          .column("position", "bigint", Plan::position)
          .keeping();

  private static final String CHANGED =
      """
      FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[]) AS now (deal, activity, at, by)
      WHERE deal_id = now.deal AND activity_id = now.activity""";

  private static final String PUT_OFF = "UPDATE follow_up SET due_at = now.at " + CHANGED;
  private static final String MISSED =
      "UPDATE follow_up SET missed_at = coalesce(missed_at, now.at) " + CHANGED;
  private static final String DONE =
      "UPDATE follow_up SET state = 'done', done_at = now.at, done_by = now.by " + CHANGED;
  private static final String CANCELLED = "UPDATE follow_up SET state = 'cancelled' " + CHANGED;

  private final JdbcTemplate jdbc;

  FollowUpTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String readModel() {
    return "follow-ups";
  }

  @Override
  public void follow(List<DealStep> steps) {
    PLANS.write(jdbc, plans(steps));
    write(PUT_OFF, newest(steps, ActivityRescheduled.class, FollowUpTable::putOff));
    write(MISSED, newest(steps.reversed(), ActivityFellDue.class, FollowUpTable::missed));
    write(DONE, newest(steps, ActivityCompleted.class, FollowUpTable::done));
    write(CANCELLED, newest(steps, ActivityCancelled.class, FollowUpTable::cancelled));
  }

  private static List<Plan> plans(List<DealStep> steps) {
    return steps.stream()
        .filter(step -> step.event() instanceof ActivityPlanned)
        .map(step -> new Plan((ActivityPlanned) step.event(), step.position()))
        .toList();
  }

  /** Of each activity the last of the kind: a statement changes a row once. */
  private static <E extends DealEvent> List<Change> newest(
      List<DealStep> steps, Class<E> kind, Function<E, Change> change) {
    var changes = new LinkedHashMap<String, Change>();
    for (var step : steps) {
      if (kind.isInstance(step.event())) {
        var one = change.apply(kind.cast(step.event()));
        changes.put(one.dealId() + '/' + one.activityId(), one);
      }
    }
    return List.copyOf(changes.values());
  }

  private static Change putOff(ActivityRescheduled event) {
    return new Change(event.dealId(), event.activityId(), event.dueAt().toString(), null);
  }

  private static Change missed(ActivityFellDue event) {
    return new Change(event.dealId(), event.activityId(), event.dueAt().toString(), null);
  }

  private static Change done(ActivityCompleted event) {
    var at = event.happenedAt().toString();
    return new Change(event.dealId(), event.activityId(), at, event.by());
  }

  private static Change cancelled(ActivityCancelled event) {
    return new Change(event.dealId(), event.activityId(), event.occurredAt().toString(), null);
  }

  private void write(String sql, List<Change> changes) {
    if (!changes.isEmpty()) {
      jdbc.update(
          sql,
          column(changes, Change::dealId),
          column(changes, Change::activityId),
          column(changes, Change::at),
          column(changes, Change::by));
    }
  }

  private static Object column(
      List<Change> changes, Function<Change, ? extends @Nullable String> value) {
    return changes.stream().map(value).toArray(String[]::new);
  }
}
