package io.dealstream.metrics.facts;

import io.dealstream.events.ForecastCategory;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * When an open deal is expected to close, and how firmly it is counted on, as its last events have
 * it.
 *
 * @param month of the expected day; null where none is expected
 * @param own the deal's own category, through all its lives; null where it has none
 * @param ofStage that of the stage it entered last, by the version it entered under; null where the
 *     event did not tell
 */
record Outlook(
    @Nullable YearMonth month, @Nullable ForecastCategory own, @Nullable ForecastCategory ofStage) {

  static final Outlook NONE = new Outlook(null, null, null);

  Outlook closingOn(@Nullable LocalDate day) {
    return new Outlook(day == null ? null : YearMonth.from(day), own, ofStage);
  }

  Outlook in(@Nullable ForecastCategory category) {
    return new Outlook(month, category, ofStage);
  }

  Outlook inStageOf(@Nullable ForecastCategory category) {
    return new Outlook(month, own, category);
  }

  /** Where nothing was told, what stands for a stage of which nothing is said. */
  ForecastCategory category() {
    if (own != null) {
      return own;
    }
    return ofStage == null ? ForecastCategory.PIPELINE : ofStage;
  }
}
