package io.dealstream.command.automation;

import static io.dealstream.events.automation.Trigger.LOST;
import static io.dealstream.events.automation.Trigger.OPENED;
import static io.dealstream.events.automation.Trigger.REASSIGNED;
import static io.dealstream.events.automation.Trigger.REOPENED;
import static io.dealstream.events.automation.Trigger.STAGE_ENTERED;
import static io.dealstream.events.automation.Trigger.STALLED;
import static io.dealstream.events.automation.Trigger.WON;

import io.dealstream.command.deal.DealThen;
import io.dealstream.events.Via;
import io.dealstream.events.alert.DealAlert;
import io.dealstream.events.automation.AutomationDefinition;
import io.dealstream.events.automation.Conditions;
import io.dealstream.events.automation.Trigger;
import io.dealstream.events.deal.DealEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a rule is about what has happened. */
final class Matching {

  private static final Map<Class<? extends DealEvent>, Set<Trigger>> TOLD_BY =
      Map.of(
          DealEvent.Opened.class, Set.of(OPENED, STAGE_ENTERED),
          DealEvent.StageChanged.class, Set.of(STAGE_ENTERED),
          DealEvent.Reopened.class, Set.of(REOPENED, STAGE_ENTERED),
          DealEvent.HandedOff.class, Set.of(STAGE_ENTERED),
          DealEvent.Won.class, Set.of(WON),
          DealEvent.Lost.class, Set.of(LOST),
          DealEvent.Reassigned.class, Set.of(REASSIGNED));

  private Matching() {}

  /** The events that any rule could be about. */
  static Set<Class<? extends DealEvent>> events() {
    return TOLD_BY.keySet();
  }

  /**
   * Without a look at the deal. What an import brings has long been over: nobody wants tasks for
   * it.
   */
  static boolean mayBeAbout(AutomationDefinition rule, DealEvent event) {
    return event.via() != Via.IMPORT
        && TOLD_BY.getOrDefault(event.getClass(), Set.of()).contains(rule.when())
        && isOrAny(rule.pipelineId(), event.pipelineId());
  }

  /**
   * @param deal right after the event
   */
  static boolean isAbout(AutomationDefinition rule, DealEvent event, DealThen deal) {
    return mayBeAbout(rule, event) && holds(rule.onlyIf(), deal);
  }

  /** Without a look at the deal. */
  static boolean mayBeAbout(AutomationDefinition rule, DealAlert alert) {
    var kind = rule.onlyIf().kind();
    return rule.when() == STALLED
        && isOrAny(rule.pipelineId(), alert.pipelineId())
        && (kind == null || kind == alert.kind());
  }

  /**
   * @param deal right after the event that the alert was raised on
   */
  static boolean isAbout(AutomationDefinition rule, DealAlert alert, DealThen deal) {
    return mayBeAbout(rule, alert) && holds(rule.onlyIf(), deal);
  }

  private static boolean holds(Conditions c, DealThen deal) {
    return isOrAny(c.stage(), deal.stage())
        && isOrAny(c.owner(), deal.owner())
        && isOrAny(c.team(), deal.team())
        && isOrAny(c.source(), deal.source())
        && (c.amountAtLeast() == null
            || (deal.value() != null && deal.value().amount().compareTo(c.amountAtLeast()) >= 0));
  }

  private static boolean isOrAny(@Nullable String asked, @Nullable String present) {
    return asked == null || asked.equals(present);
  }
}
