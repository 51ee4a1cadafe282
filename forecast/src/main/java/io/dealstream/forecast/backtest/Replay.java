package io.dealstream.forecast.backtest;

import io.dealstream.forecast.Conversion;
import io.dealstream.forecast.DealHistory;
import io.dealstream.forecast.Ending;
import io.dealstream.forecast.Forecast;
import io.dealstream.forecast.OpenDeal;
import io.dealstream.forecast.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One past date: the deals that were open then, and what each way to forecast said of them. */
final class Replay {

  private final Instant date;
  private final Conversion conversion;
  private final List<Foretold> open = new ArrayList<>();

  private Replay(Instant date, Conversion conversion) {
    this.date = date;
    this.conversion = conversion;
  }

  static Replay of(Instant date, List<DealHistory> histories, Iterable<Question> questions) {
    var conversion = Conversion.before(date, histories);
    var plain = PlainForecast.before(date, histories);
    var replay = new Replay(date, conversion);
    for (var history : histories) {
      var deal = history.before(date).open();
      if (deal.isPresent()) {
        var chances = chances(deal.get(), conversion, plain, questions);
        replay.open.add(new Foretold(deal.get(), chances, history));
      }
    }
    return replay;
  }

  private static Map<Question, Map<Method, Double>> chances(
      OpenDeal deal, Conversion conversion, PlainForecast plain, Iterable<Question> questions) {
    var measured = conversion.chance(deal);
    var chances = new HashMap<Question, Map<Method, Double>>();
    for (var question : questions) {
      var within = question.within();
      var of = new EnumMap<Method, Double>(Method.class);
      measured
          .map(chance -> within == null ? chance.won() : chance.wonWithin(within))
          .ifPresent(chance -> of.put(Method.MEASURED, chance));
      plain.onOneDay(deal, within).ifPresent(chance -> of.put(Method.PLAIN, chance));
      plain.spread(deal, within).ifPresent(chance -> of.put(Method.PLAIN_SPREAD, chance));
      chances.put(question, of);
    }
    return chances;
  }

  void judge(Question question, Judgement judgement) {
    var judged = new LinkedHashMap<OpenDeal, Map<Method, Double>>();
    var actual = 0.0;
    for (var deal : open) {
      var won = deal.won(date, question);
      var chances = deal.chances().getOrDefault(question, Map.of());
      if (won.isEmpty()) {
        judgement.undecided();
      } else if (chances.size() < Method.values().length) {
        judgement.unknown();
      } else {
        chances.forEach((method, chance) -> judgement.of(method).add(chance, won.get()));
        actual += won.get() ? deal.value() : 0;
        judged.put(deal.deal(), chances);
      }
    }
    if (!judged.isEmpty()) {
      judgeTotal(judged, actual, conversion.swing(question.within()), judgement);
    }
  }

  /** The plain forecasts take each deal for itself. */
  private static void judgeTotal(
      Map<OpenDeal, Map<Method, Double>> judged, double actual, double swing, Judgement judgement) {
    var deals = List.copyOf(judged.keySet());
    for (var method : Method.values()) {
      var common = method == Method.MEASURED ? swing : 0;
      var total = Forecast.of(deals, deal -> chance(judged, deal, method), common);
      judgement.of(method).add(total, actual);
    }
    judgement.date();
  }

  private static OptionalDouble chance(
      Map<OpenDeal, Map<Method, Double>> judged, OpenDeal deal, Method method) {
    var chance = judged.getOrDefault(deal, Map.of()).get(method);
    return chance == null ? OptionalDouble.empty() : OptionalDouble.of(chance);
  }

  /**
   * @param whole also what happened after the date: by this the forecast is judged
   */
  private record Foretold(
      OpenDeal deal, Map<Question, Map<Method, Double>> chances, DealHistory whole) {

    /** None where the history does not say. */
    Optional<Boolean> won(Instant date, Question question) {
      if (question.within() != null) {
        var by = whole.before(date.plus(question.within())).ended();
        return Optional.of(by.isPresent() && by.get().ending() == Ending.WON);
      }
      return whole
          .ended()
          .map(Step.Ended::ending)
          .filter(ending -> ending != Ending.GONE)
          .map(ending -> ending == Ending.WON);
    }

    double value() {
      return deal.amount() == null ? 0 : deal.amount().doubleValue();
    }
  }
}
