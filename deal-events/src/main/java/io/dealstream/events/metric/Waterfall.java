package io.dealstream.events.metric;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealstream.events.Money;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How what is open came from what was open when the window began, in reporting currency and to the
 * cent: {@code opening + new + reopened + transferredIn + increased + revalued = closing +
 * transferredOut + decreased + won + lost + merged + deleted}. The same holds of the numbers of
 * deals, without {@code increased}, {@code decreased} and {@code revalued}. Each movement is
 * credited to whose the deal was then; one that stays within a segment is none there. A number of
 * deals says how many times a deal did so. A deal without an amount counts, and is worth nothing.
 *
 * @param opening what was open when the window began; in window {@code all} nothing. On the topic
 *     it stands in that window only, as do {@code closing} and {@code withoutValue}: it is the sum
 *     of {@code netChange} over all days before, and any late event changes it for all that follow
 * @param created published as {@code new}: opened
 * @param reopened at what it is worth then; that it was won or lost before stays
 * @param transferredIn reassigned from outside of the segment, or handed off from another pipeline
 * @param increased by a change of amount, be it the first
 * @param revalued gained, or where below zero lost, without a change of amount: what an outcome is
 *     worth at the rate of its day more than the deal at that of its last change of amount; and
 *     what an outcome was put right by, in its own window
 * @param closing what is open when the window ends
 * @param transferredOut reassigned to outside of the segment, or handed off to another pipeline
 * @param decreased by a change of amount
 * @param won what the outcome is worth; as lost
 * @param merged while open, as is deleted; a decided deal had left before
 * @param pulledIn open deals, and what they were worth, when their close date was moved to an
 *     earlier day; outside of the sum, as is pushedOut
 * @param pushedOut to a later day
 * @param netChange {@code closing - opening}
 * @param netChangeWithoutValue of the open deals that have no amount
 * @param withoutValue open deals that have no amount when the window ends
 */
public record Waterfall(
    @JsonInclude(NON_NULL) @Nullable Money opening,
    @JsonInclude(NON_NULL) @Nullable Long openingDeals,
    @JsonProperty("new") Money created,
    long newDeals,
    Money reopened,
    long reopenedDeals,
    Money transferredIn,
    long transferredInDeals,
    Money increased,
    long increasedDeals,
    Money revalued,
    @JsonInclude(NON_NULL) @Nullable Money closing,
    @JsonInclude(NON_NULL) @Nullable Long closingDeals,
    Money transferredOut,
    long transferredOutDeals,
    Money decreased,
    long decreasedDeals,
    Money won,
    long wonDeals,
    Money lost,
    long lostDeals,
    Money merged,
    long mergedDeals,
    Money deleted,
    long deletedDeals,
    Money pulledIn,
    long pulledInDeals,
    Money pushedOut,
    long pushedOutDeals,
    Money netChange,
    long netChangeDeals,
    long netChangeWithoutValue,
    @JsonInclude(NON_NULL) @Nullable Long withoutValue)
    implements MetricItem {

  /** What may happen to an open deal. Numbers are stored by their order: a new one comes last. */
  public enum Line {
    NEW,
    REOPENED,
    TRANSFERRED_IN,
    INCREASED,
    REVALUED,
    TRANSFERRED_OUT,
    DECREASED,
    WON,
    LOST,
    MERGED,
    DELETED,
    PULLED_IN,
    PUSHED_OUT
  }

  /**
   * @param deals of no meaning where something was revalued
   */
  public record Moved(Money value, long deals) {}

  /**
   * Open deals, or how many more there are and by how much they are worth more.
   *
   * @param withoutValue of the deals
   */
  public record Open(Money value, long deals, long withoutValue) {

    public static Open nothing(String currency) {
      return new Open(Money.rounded(BigDecimal.ZERO, currency), 0, 0);
    }

    Open plus(Open more) {
      var sum = value.amount().add(more.value.amount());
      return new Open(
          new Money(sum, value.currency()), deals + more.deals, withoutValue + more.withoutValue);
    }
  }

  /**
   * @param opening null where it is not told
   */
  public static Waterfall of(@Nullable Open opening, Function<Line, Moved> moved, Open netChange) {
    var closing = opening == null ? null : opening.plus(netChange);
    return new Waterfall(
        opening == null ? null : opening.value,
        opening == null ? null : opening.deals,
        moved.apply(Line.NEW).value,
        moved.apply(Line.NEW).deals,
        moved.apply(Line.REOPENED).value,
        moved.apply(Line.REOPENED).deals,
        moved.apply(Line.TRANSFERRED_IN).value,
        moved.apply(Line.TRANSFERRED_IN).deals,
        moved.apply(Line.INCREASED).value,
        moved.apply(Line.INCREASED).deals,
        moved.apply(Line.REVALUED).value,
        closing == null ? null : closing.value,
        closing == null ? null : closing.deals,
        moved.apply(Line.TRANSFERRED_OUT).value,
        moved.apply(Line.TRANSFERRED_OUT).deals,
        moved.apply(Line.DECREASED).value,
        moved.apply(Line.DECREASED).deals,
        moved.apply(Line.WON).value,
        moved.apply(Line.WON).deals,
        moved.apply(Line.LOST).value,
        moved.apply(Line.LOST).deals,
        moved.apply(Line.MERGED).value,
        moved.apply(Line.MERGED).deals,
        moved.apply(Line.DELETED).value,
        moved.apply(Line.DELETED).deals,
        moved.apply(Line.PULLED_IN).value,
        moved.apply(Line.PULLED_IN).deals,
        moved.apply(Line.PUSHED_OUT).value,
        moved.apply(Line.PUSHED_OUT).deals,
        netChange.value,
        netChange.deals,
        netChange.withoutValue,
        closing == null ? null : closing.withoutValue);
  }

  /** Of a window in which nothing happened. */
  public static Waterfall still(Open opening) {
    var nothing = Open.nothing(opening.value.currency());
    return of(opening, _ -> new Moved(nothing.value, 0), nothing);
  }

  /**
   * The same of a window that began with so much.
   *
   * @param opening null where it is not told
   */
  public Waterfall from(@Nullable Open opening) {
    return of(opening, this::moved, new Open(netChange, netChangeDeals, netChangeWithoutValue));
  }

  public Moved moved(Line line) {
    return switch (line) {
      case NEW -> new Moved(created, newDeals);
      case REOPENED -> new Moved(reopened, reopenedDeals);
      case TRANSFERRED_IN -> new Moved(transferredIn, transferredInDeals);
      case INCREASED -> new Moved(increased, increasedDeals);
      case REVALUED -> new Moved(revalued, 0);
      case TRANSFERRED_OUT -> new Moved(transferredOut, transferredOutDeals);
      case DECREASED -> new Moved(decreased, decreasedDeals);
      case WON -> new Moved(won, wonDeals);
      case LOST -> new Moved(lost, lostDeals);
      case MERGED -> new Moved(merged, mergedDeals);
      case DELETED -> new Moved(deleted, deletedDeals);
      case PULLED_IN -> new Moved(pulledIn, pulledInDeals);
      case PUSHED_OUT -> new Moved(pushedOut, pushedOutDeals);
    };
  }

  @Override
  public String itemKey() {
    return MetricKey.SINGLE;
  }
}
