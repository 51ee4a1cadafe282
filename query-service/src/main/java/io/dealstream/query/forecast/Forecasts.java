package io.dealstream.query.forecast;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.dealstream.edge.Problem;
import io.dealstream.events.ForecastCategory;
import io.dealstream.events.Money;
import io.dealstream.events.metric.Forecast;
import io.dealstream.events.metric.Metric;
import io.dealstream.events.metric.Segment;
import io.dealstream.events.metric.Window;
import io.dealstream.forecast.Conversion;
import io.dealstream.forecast.Forecast.Part;
import io.dealstream.query.forecast.ForecastAnswer.Category;
import io.dealstream.query.forecast.ForecastAnswer.Measured;
import io.dealstream.query.forecast.ForecastAnswer.Total;
import io.dealstream.query.metrics.Counting;
import io.dealstream.query.metrics.Counting.Counted;
import io.dealstream.query.metrics.Questions;
import io.dealstream.query.past.Past;
import io.dealstream.query.past.PastEvents;
import io.dealstream.query.pipelines.PipelineView;
import io.dealstream.query.store.OneMoment;
import io.dealstream.recount.Stamp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the forecast, in one pass over a pipeline's events. */
@Component
class Forecasts {

  private static final int SHARE_DECIMALS = 6;

  private final Questions questions;
  private final PastEvents events;
  private final Counting counting;
  private final OneMoment oneMoment;

  Forecasts(Questions questions, PastEvents events, Counting counting, OneMoment oneMoment) {
    this.questions = questions;
    this.events = events;
    this.counting = counting;
    // Definition and events must be of the same moment.
    this.oneMoment = oneMoment;
  }

  /**
   * @param asked empty for the present
   * @param now a forecast is of no later instant: nobody knows yet which deals are open then
   * @throws Problem 400 for what is no horizon or segment, 404 for an unknown pipeline
   */
  ForecastAnswer of(
      String pipeline,
      String segment,
      @Nullable String days,
      @Nullable String month,
      Optional<Past> asked,
      Instant now) {
    return oneMoment.of(
        () -> {
          var question =
              questions.of(pipeline, List.of(Metric.FORECAST.name()), Window.ALL.word(), segment);
          var past = asked.orElse(new Past(now, null));
          var known = events.asOf(past).orElse(now);
          var asOf = known.isAfter(now) ? now : known;
          var zone = ZoneId.of(question.of().zone());
          var horizon = Horizon.of(days, month, asOf, zone);
          return answer(question.of(), question.segment(), horizon, past, asOf);
        });
  }

  private ForecastAnswer answer(
      PipelineView pipeline, Segment segment, Horizon horizon, Past past, Instant asOf) {
    var counted = counting.of(Metric.FORECAST, pipeline, past, asOf);
    var lives = counted.recount().lives(pipeline.id()).values();
    var conversion = Conversion.before(asOf, lives.stream().map(Histories::of).toList());
    var open = lives.stream().flatMap(life -> Histories.open(life, segment).stream()).toList();
    var ahead = horizon.endsIn(asOf);
    var forecast =
        io.dealstream.forecast.Forecast.between(open, conversion, horizon.startsIn(asOf), ahead);
    var months = months(counted, pipeline.id(), segment, asOf);
    var measured = measured(conversion, conversion.swing(ahead), asOf);
    return new ForecastAnswer(
        pipeline.id(),
        segment,
        horizon,
        total(forecast, pipeline.currency()),
        categories(months, forecast, pipeline.currency()),
        months,
        measured,
        reasons(forecast, months, measured),
        asOf,
        counted.folded());
  }

  private static List<Forecast> months(
      Counted counted, String pipeline, Segment segment, Instant asOf) {
    var stamp = new Stamp(asOf, counted.folded());
    return counted.recount().answer(Metric.FORECAST, pipeline, segment, Window.ALL, stamp).stream()
        .map(record -> (Forecast) record.item())
        .filter(item -> item.count() > 0)
        .sorted(
            comparing(Forecast::month, nullsLast(naturalOrder())).thenComparing(Forecast::category))
        .toList();
  }

  private static Total total(io.dealstream.forecast.Forecast forecast, String currency) {
    return new Total(
        money(forecast.expected(), currency),
        money(forecast.p10(), currency),
        money(forecast.p50(), currency),
        money(forecast.p90(), currency),
        forecast.withoutValue(),
        forecast.withoutEvidence());
  }

  private static List<Category> categories(
      List<Forecast> months, io.dealstream.forecast.Forecast forecast, String currency) {
    return List.of(ForecastCategory.values()).stream()
        .map(
            category ->
                category(
                    category,
                    months.stream().filter(item -> item.category() == category).toList(),
                    forecast.reason() == null ? forecast.categories().get(category) : null,
                    currency))
        .toList();
  }

  private static Category category(
      ForecastCategory category, List<Forecast> items, @Nullable Part part, String currency) {
    return new Category(
        category,
        items.stream().mapToLong(Forecast::count).sum(),
        sum(items, Forecast::value, currency),
        sum(items, Forecast::weightedValue, currency),
        items.stream().mapToLong(Forecast::withoutValue).sum(),
        items.stream().mapToLong(Forecast::withoutProbability).sum(),
        part == null ? null : money(part.expected(), currency));
  }

  private static Money sum(List<Forecast> items, Function<Forecast, Money> money, String currency) {
    var sum = items.stream().map(money).map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    return Money.rounded(sum, currency);
  }

  private static @Nullable Money money(@Nullable Double value, String currency) {
    return value == null ? null : Money.rounded(BigDecimal.valueOf(value), currency);
  }

  private static Measured measured(Conversion conversion, double swing, Instant asOf) {
    var basis = conversion.basis();
    return new Measured(
        basis.won(),
        basis.lost(),
        basis.gone(),
        basis.open(),
        basis.since(),
        asOf,
        BigDecimal.valueOf(swing).setScale(SHARE_DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static Map<String, String> reasons(
      io.dealstream.forecast.Forecast forecast, List<Forecast> months, Measured measured) {
    var reasons = new TreeMap<String, String>();
    if (forecast.reason() instanceof String reason) {
      for (var field : List.of("expectedValue", "p10Value", "p50Value", "p90Value")) {
        reasons.put(field, reason);
      }
    }
    if (months.stream().anyMatch(item -> item.month() == null)) {
      reasons.put("month", Forecast.NO_DAY);
    }
    if (measured.since() == null) {
      reasons.put("since", "no-deal-before");
    }
    return reasons;
  }
}
