package io.dealstream.events.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.dealstream.events.ForecastCategory;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a stage means for a deal that enters it, by the pipeline version its event names. It stays
 * so until the deal enters a stage again, whatever newer versions say.
 *
 * @param probability of winning from there, 0 to 1
 * @param forecastCategory as long as the deal has none of its own
 * @param ageLimitDays days of 24 hours after which the visit is overstayed; 0 for never
 * @param idleLimitDays days of 24 hours without a touch after which the deal is idle; 0 for never
 */
public record StageTerms(
    BigDecimal probability,
    ForecastCategory forecastCategory,
    int ageLimitDays,
    int idleLimitDays) {

  public StageTerms {
    probability = probability.signum() == 0 ? BigDecimal.ZERO : probability;
  }

  /**
   * As it is written: most stages leave most of it as it is where nothing is said of it, and every
   * move tells it.
   *
   * @param probability null for 0
   * @param forecastCategory null for {@code pipeline}
   * @param ageLimitDays null for 0
   * @param idleLimitDays null for 0
   */
  record Written(
      @Nullable BigDecimal probability,
      @Nullable ForecastCategory forecastCategory,
      @Nullable Integer ageLimitDays,
      @Nullable Integer idleLimitDays) {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static StageTerms read(Written w) {
    return new StageTerms(
        w.probability == null ? BigDecimal.ZERO : w.probability,
        w.forecastCategory == null ? ForecastCategory.PIPELINE : w.forecastCategory,
        w.ageLimitDays == null ? 0 : w.ageLimitDays,
        w.idleLimitDays == null ? 0 : w.idleLimitDays);
  }

  @JsonValue
  Written written() {
    return new Written(
        probability.signum() == 0 ? null : probability,
        forecastCategory == ForecastCategory.PIPELINE ? null : forecastCategory,
        ageLimitDays == 0 ? null : ageLimitDays,
        idleLimitDays == 0 ? null : idleLimitDays);
  }
}
