package io.dealstream.recount.lives;

import io.dealstream.events.deal.DealEvent;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An event by which an open deal, in one pipeline, came, changed, or went.
 *
 * @param was null where it was not open here before
 * @param is null where it is not open here after
 * @param outcome what it was worth as it was decided, and as that was put right while it stayed so;
 *     of no meaning where it was not decided
 */
public record Turn(
    DealEvent event, @Nullable Holding was, @Nullable Holding is, @Nullable BigDecimal outcome) {

  /**
   * An open deal, as long as nothing changes.
   *
   * @param value in the pipeline's reporting currency; null where it has no amount yet
   */
  public record Holding(Credit credit, @Nullable BigDecimal value) {}

  Turn worth(BigDecimal restated) {
    return new Turn(event, was, is, restated);
  }
}
