package io.dealstream.events.metric;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the visits of a stage ended, counted by entry and credited to the owner at entry. At every
 * instant {@code entered = advanced + movedBack + won + lost + handedOff + merged + deleted +
 * stillThere}.
 *
 * @param advanceRate {@code (advanced + won) / (advanced + movedBack + won + lost + handedOff)},
 *     six decimals
 * @param winRate of the deals (not visits) that ever entered the stage and are now decided: {@code
 *     won / (won + lost)}, six decimals; a deal is credited to the owner at its first entry
 */
public record StageEntries(
    String stageId,
    long entered,
    long advanced,
    long movedBack,
    long won,
    long lost,
    long handedOff,
    long merged,
    long deleted,
    long stillThere,
    @Nullable BigDecimal advanceRate,
    @Nullable BigDecimal winRate)
    implements MetricItem {

  @Override
  public String itemKey() {
    return MetricKey.encode(stageId);
  }
}
