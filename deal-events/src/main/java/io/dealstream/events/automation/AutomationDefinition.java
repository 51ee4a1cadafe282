package io.dealstream.events.automation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule.
 *
 * @param pipelineId of the deals it is for; null for those of every pipeline
 * @param enabled whether it does anything
 * @param then what is done, in this order; at least one thing
 */
public record AutomationDefinition(
    String name,
    @Nullable String pipelineId,
    boolean enabled,
    Trigger when,
    Conditions onlyIf,
    List<Reaction> then) {

  public AutomationDefinition {
    then = List.copyOf(then);
  }
}
