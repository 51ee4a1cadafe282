package io.dealstream.command.deal;

import io.dealstream.events.Money;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it was right after one of its events.
 *
 * @param stage it was in, or was decided in; null where it had ended
 * @param value in the pipeline's currency, if it had any
 */
public record DealThen(
    @Nullable String stage,
    String owner,
    @Nullable String team,
    @Nullable String source,
    @Nullable Money value) {

  static DealThen of(Deal.Known deal) {
    var facts = deal.facts();
    return new DealThen(
        deal instanceof Deal.Live live ? live.stage() : null,
        facts.owner(),
        facts.team(),
        facts.source(),
        facts.value());
  }
}
