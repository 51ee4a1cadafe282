package io.dealstream.events.metric;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many customers stayed: {@code opening + gained = closing + lost}. In the figures of the
 * pipeline that the customer was won in, credited to whose the deal was when it was won; it came
 * when it was made a customer, and left when it was said to have churned.
 *
 * @param opening customers when the window began; in window {@code all} none. On the topic it
 *     stands in that window only, as does {@code closing}: it is the sum of {@code netChange} over
 *     all days before
 * @param lost all that left in the window, also those that had come in it
 * @param lostOfOpening those of them that were customers when the window began
 * @param netChange {@code gained - lost}
 * @param closing customers when the window ends
 * @param churnRate {@code lostOfOpening / opening}, 0 to 1, six decimals
 */
public record CustomerRetention(
    @JsonInclude(NON_NULL) @Nullable Long opening,
    long gained,
    long lost,
    long lostOfOpening,
    long netChange,
    @JsonInclude(NON_NULL) @Nullable Long closing,
    @Nullable BigDecimal churnRate)
    implements MetricItem {

  private static final int RATE_DECIMALS = 6;

  /** Why there is no churn rate where the opening is not told. */
  public static final String NOT_TOLD = "opening-not-told";

  /** Why there is no churn rate where there was nobody who could have left. */
  public static final String NOBODY = "no-customers-at-start";

  /**
   * @param opening null where it is not told
   */
  public static CustomerRetention of(
      @Nullable Long opening, long gained, long lost, long lostOfOpening) {
    var netChange = gained - lost;
    return new CustomerRetention(
        opening,
        gained,
        lost,
        lostOfOpening,
        netChange,
        opening == null ? null : Long.valueOf(opening + netChange),
        opening == null || opening == 0 ? null : rate(lostOfOpening, opening));
  }

  private static BigDecimal rate(long part, long whole) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(whole), RATE_DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** The same of a window that began with so many customers. */
  public CustomerRetention from(long opening) {
    return of(opening, gained, lost, lostOfOpening);
  }

  /** A code for each field that is null. */
  public Map<String, String> reasons() {
    if (churnRate != null) {
      return Map.of();
    }
    return Map.of("churnRate", opening == null ? NOT_TOLD : NOBODY);
  }

  @Override
  public String itemKey() {
    return MetricKey.SINGLE;
  }
}
