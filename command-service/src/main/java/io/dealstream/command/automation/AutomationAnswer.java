package io.dealstream.command.automation;

import io.dealstream.events.automation.AutomationEvent;
import io.dealstream.events.automation.Conditions;
import io.dealstream.events.automation.Reaction;
import io.dealstream.events.automation.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule in its newest version. */
record AutomationAnswer(
    String id,
    long version,
    String name,
    @Nullable String pipelineId,
    boolean enabled,
    Trigger when,
    Conditions onlyIf,
    List<Reaction> then) {

  static AutomationAnswer of(AutomationEvent.Defined event) {
    var d = event.definition();
    return new AutomationAnswer(
        event.automationId(),
        event.automationVersion(),
        d.name(),
        d.pipelineId(),
        d.enabled(),
        d.when(),
        d.onlyIf(),
        d.then());
  }
}
