package io.dealstream.events;

import io.dealstream.events.automation.AutomationEvent;
import io.dealstream.events.campaign.CampaignEvent;
import io.dealstream.events.campaign.EmailEvent;
import io.dealstream.events.customer.CustomerEvent;
import io.dealstream.events.deal.DealEvent;
import io.dealstream.events.goal.GoalEvent;
import io.dealstream.events.lead.LeadEvent;
import io.dealstream.events.pipeline.PipelineEvent;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The names events are stored and published under. A name is for ever; a Java class may be renamed
 * any day.
 */
public final class EventNames {

  private static final Map<String, Class<? extends DomainEvent>> CLASSES =
      Map.ofEntries(
          Map.entry("io.dealstream.deal.opened.v1", DealEvent.Opened.class),
          Map.entry("io.dealstream.deal.stage-changed.v1", DealEvent.StageChanged.class),
          Map.entry("io.dealstream.deal.won.v1", DealEvent.Won.class),
          Map.entry("io.dealstream.deal.lost.v1", DealEvent.Lost.class),
          Map.entry("io.dealstream.deal.reopened.v1", DealEvent.Reopened.class),
          Map.entry("io.dealstream.deal.amount-changed.v1", DealEvent.AmountChanged.class),
          Map.entry("io.dealstream.deal.reassigned.v1", DealEvent.Reassigned.class),
          Map.entry("io.dealstream.deal.close-date-changed.v1", DealEvent.CloseDateChanged.class),
          Map.entry(
              "io.dealstream.deal.probability-changed.v1", DealEvent.ProbabilityChanged.class),
          Map.entry(
              "io.dealstream.deal.forecast-category-changed.v1",
              DealEvent.ForecastCategoryChanged.class),
          Map.entry("io.dealstream.deal.handed-off.v1", DealEvent.HandedOff.class),
          Map.entry("io.dealstream.deal.merged.v1", DealEvent.Merged.class),
          Map.entry("io.dealstream.deal.absorbed.v1", DealEvent.Absorbed.class),
          Map.entry("io.dealstream.deal.deleted.v1", DealEvent.Deleted.class),
          Map.entry("io.dealstream.deal.notice-given.v1", DealEvent.NoticeGiven.class),
          Map.entry("io.dealstream.deal.activity-recorded.v1", DealEvent.ActivityRecorded.class),
          Map.entry("io.dealstream.deal.activity-planned.v1", DealEvent.ActivityPlanned.class),
          Map.entry(
              "io.dealstream.deal.activity-rescheduled.v1", DealEvent.ActivityRescheduled.class),
          Map.entry("io.dealstream.deal.activity-fell-due.v1", DealEvent.ActivityFellDue.class),
          Map.entry("io.dealstream.deal.activity-completed.v1", DealEvent.ActivityCompleted.class),
          Map.entry("io.dealstream.deal.activity-cancelled.v1", DealEvent.ActivityCancelled.class),
          Map.entry("io.dealstream.pipeline.created.v1", PipelineEvent.Created.class),
          Map.entry("io.dealstream.pipeline.changed.v1", PipelineEvent.Changed.class),
          Map.entry("io.dealstream.lead.captured.v1", LeadEvent.Captured.class),
          Map.entry("io.dealstream.lead.signal-received.v1", LeadEvent.SignalReceived.class),
          Map.entry("io.dealstream.lead.qualified.v1", LeadEvent.Qualified.class),
          Map.entry("io.dealstream.lead.disqualified.v1", LeadEvent.Disqualified.class),
          Map.entry("io.dealstream.lead.converted.v1", LeadEvent.Converted.class),
          Map.entry("io.dealstream.campaign.spent.v1", CampaignEvent.Spent.class),
          Map.entry("io.dealstream.campaign.email-sent.v1", EmailEvent.Sent.class),
          Map.entry("io.dealstream.campaign.email-bounced.v1", EmailEvent.Bounced.class),
          Map.entry("io.dealstream.campaign.email-delivered.v1", EmailEvent.Delivered.class),
          Map.entry("io.dealstream.campaign.email-opened.v1", EmailEvent.Opened.class),
          Map.entry("io.dealstream.campaign.email-clicked.v1", EmailEvent.Clicked.class),
          Map.entry("io.dealstream.customer.created.v1", CustomerEvent.Created.class),
          Map.entry(
              "io.dealstream.customer.onboarding-started.v1",
              CustomerEvent.OnboardingStarted.class),
          Map.entry(
              "io.dealstream.customer.onboarding-step-completed.v1",
              CustomerEvent.OnboardingStepCompleted.class),
          Map.entry(
              "io.dealstream.customer.onboarding-overdue.v1",
              CustomerEvent.OnboardingOverdue.class),
          Map.entry(
              "io.dealstream.customer.onboarding-completed.v1",
              CustomerEvent.OnboardingCompleted.class),
          Map.entry(
              "io.dealstream.customer.onboarding-failed.v1", CustomerEvent.OnboardingFailed.class),
          Map.entry("io.dealstream.customer.renewed.v1", CustomerEvent.Renewed.class),
          Map.entry("io.dealstream.customer.churned.v1", CustomerEvent.Churned.class),
          Map.entry("io.dealstream.goal.created.v1", GoalEvent.Created.class),
          Map.entry("io.dealstream.goal.changed.v1", GoalEvent.Changed.class),
          Map.entry("io.dealstream.automation.defined.v1", AutomationEvent.Defined.class),
          Map.entry("io.dealstream.automation.removed.v1", AutomationEvent.Removed.class));

  private static final Map<Class<?>, String> NAMES =
      CLASSES.entrySet().stream()
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

  private EventNames() {}

  public static Map<String, Class<? extends DomainEvent>> all() {
    return CLASSES;
  }

  /**
   * @throws IllegalArgumentException where the class is no event
   */
  public static String nameOf(Class<?> event) {
    return known(NAMES::get, event);
  }

  /**
   * @throws IllegalArgumentException where no event has this name
   */
  public static Class<? extends DomainEvent> classOf(String name) {
    return known(CLASSES::get, name);
  }

  private static <A, B> B known(Function<A, B> of, A key) {
    var found = of.apply(key);
    if (found == null) {
      throw new IllegalArgumentException("no event goes by the name " + key);
    }
    return found;
  }
}
