package io.dealstream.query.reviews;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.dealstream.events.Money;
import io.dealstream.query.reviews.Review.Tally;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What some deals of a pipeline are worth, in its currency. */
record Worth(String currency) {

  <T> Tally tally(Collection<T> some, Function<T, ? extends @Nullable BigDecimal> value) {
    var known = some.stream().map(value).filter(Objects::nonNull).count();
    return new Tally(some.size(), sum(some, value), some.size() - known);
  }

  <T> Money sum(Collection<T> some, Function<T, ? extends @Nullable BigDecimal> value) {
    var sum =
        some.stream()
            .<BigDecimal>map(value)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Money.rounded(sum, currency);
  }

  @Nullable Money of(@Nullable BigDecimal value) {
    return value == null ? null : Money.rounded(value, currency);
  }

  /** What has no value comes last. */
  static <T> Comparator<T> biggestFirst(Function<T, @Nullable BigDecimal> value) {
    return comparing(value, nullsLast(reverseOrder()));
  }
}
