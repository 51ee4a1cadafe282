package io.dealstream.command.automation;

import io.dealstream.events.alert.AlertKind;
import io.dealstream.events.deal.ActivityType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as callers write it.
 *
 * @param id may be left out; it is the address's
 * @param pipelineId of the deals it is for; those of every pipeline where it is left out
 * @param enabled true where it is left out
 * @param when what has to happen: {@code stage-entered}, {@code opened} and so on
 * @param onlyIf what must be so of the deal right after that; whatever it is where it is left out
 * @param then what is done, in this order
 */
record AutomationDraft(
    @Nullable String id,
    @Nullable String name,
    @Nullable String pipelineId,
    @Nullable Boolean enabled,
    @Nullable String when,
    @Nullable ConditionsDraft onlyIf,
    @Nullable List<@Nullable ReactionDraft> then,
    @Nullable String reason) {

  /**
   * @param amountAtLeast a decimal string, in the pipeline's reporting currency
   * @param kind {@code idle} or {@code overstayed}, of a deal that has stalled
   */
  record ConditionsDraft(
      @Nullable String stage,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String source,
      @Nullable BigDecimal amountAtLeast,
      @Nullable AlertKind kind) {

    static final ConditionsDraft NONE = new ConditionsDraft(null, null, null, null, null, null);
  }

  /**
   * @param action {@code plan} with type, title and dueInDays; {@code reassign} with owner and
   *     team; {@code notify} with who and text
   * @param who {@code owner} or {@code team} for the deal's own, {@code owner:ID} or {@code
   *     team:ID} for that one
   */
  record ReactionDraft(
      @Nullable String action,
      @Nullable ActivityType type,
      @Nullable String title,
      @Nullable Integer dueInDays,
      @Nullable String owner,
      @Nullable String team,
      @Nullable String who,
      @Nullable String text) {

    /** The fields of an action that are there. */
    Stream<String> given() {
      var values = new LinkedHashMap<String, @Nullable Object>();
      values.put("type", type);
      values.put("title", title);
      values.put("dueInDays", dueInDays);
      values.put("owner", owner);
      values.put("team", team);
      values.put("who", who);
      values.put("text", text);
      return values.keySet().stream().filter(field -> values.get(field) != null);
    }
  }
}
